package good.neighbours;

final class INPUTS {
    private INPUTS() {}
}
