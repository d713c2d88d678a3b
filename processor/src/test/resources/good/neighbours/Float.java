package good.neighbours;

final class Float {
    private Float() {}
}
