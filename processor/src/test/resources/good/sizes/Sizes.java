package good.sizes;

interface Sizes {
    int UNITS = 0x10;
}
