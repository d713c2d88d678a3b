package good.neighbours;

final class Math {
    private Math() {}
}
