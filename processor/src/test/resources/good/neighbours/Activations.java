package good.neighbours;

final class Activations {
    private Activations() {}
}
