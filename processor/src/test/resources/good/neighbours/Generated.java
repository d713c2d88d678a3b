package good.neighbours;

final class Generated {
    private Generated() {}
}
