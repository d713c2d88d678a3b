final class Math {
    private Math() {}
}
