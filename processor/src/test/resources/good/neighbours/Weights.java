package good.neighbours;

final class Weights {
    private Weights() {}
}
