package good.neighbours;

final class Arrays {
    private Arrays() {}
}
