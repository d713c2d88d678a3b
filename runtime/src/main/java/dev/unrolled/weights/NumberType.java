package dev.unrolled.weights;

import dev.unrolled.Nullable;
import java.nio.ByteBuffer;
import java.util.Locale;

/** The NumPy types that are real numbers, by their code in a header's {@code descr}. */
enum NumberType {
    BOOL("b1", 1),
    INT8("i1", 1),
    UINT8("u1", 1),
    INT16("i2", 2),
    UINT16("u2", 2),
    INT32("i4", 4),
    UINT32("u4", 4),
    INT64("i8", 8),
    UINT64("u8", 8),
    FLOAT16("f2", 2),
    FLOAT32("f4", 4),
    FLOAT64("f8", 8);

    /** The largest magnitude up to which a {@code double} holds every integer. */
    private static final long EXACT = 1L << 53;

    final String code;

    /** The size of a value in bytes. */
    final int bytes;

    NumberType(String code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    @Nullable
    static NumberType of(String code) {
        for (NumberType type : values()) {
            if (type.code.equals(code)) {
                return type;
            }
        }
        return null;
    }

    /** NumPy's name of it. */
    String dtype() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a {@code float} holds every value of the type. */
    boolean fitsFloat() {
        switch (this) {
            case INT32:
            case UINT32:
            case INT64:
            case UINT64:
            case FLOAT64:
                return false;
            default:
                return true;
        }
    }

    /** The size of a value as the {@code float} or the {@code double} that it becomes. */
    int bytesInMemory() {
        return fitsFloat() ? Float.BYTES : Double.BYTES;
    }

    /** Whether the value can be told exactly; 64-bit integers beyond 2^53 cannot, and a boolean is 0 or 1. */
    boolean exact(ByteBuffer data, int at) {
        switch (this) {
            case BOOL:
                return (data.get(at) & 0xFE) == 0;
            case INT64:
                return -EXACT <= data.getLong(at) && data.getLong(at) <= EXACT;
            case UINT64:
                return 0 <= data.getLong(at) && data.getLong(at) <= EXACT;
            default:
                return true;
        }
    }

    /** The boolean or integer at an index in bytes. */
    double value(ByteBuffer data, int at) {
        switch (this) {
            case BOOL:
            case UINT8:
                return data.get(at) & 0xFF;
            case INT8:
                return data.get(at);
            case INT16:
                return data.getShort(at);
            case UINT16:
                return data.getShort(at) & 0xFFFF;
            case INT32:
                return data.getInt(at);
            case UINT32:
                return data.getInt(at) & 0xFFFFFFFFL;
            case INT64:
            case UINT64:
                return data.getLong(at);
            default:
                throw new AssertionError(this);
        }
    }

    /** Writes a boolean or integer of this type at an index in bytes. */
    void put(ByteBuffer data, int at, double value) {
        switch (this) {
            case BOOL:
            case INT8:
            case UINT8:
                data.put(at, (byte) value);
                break;
            case INT16:
            case UINT16:
                data.putShort(at, (short) value);
                break;
            case INT32:
            case UINT32:
                data.putInt(at, (int) (long) value);
                break;
            case INT64:
            case UINT64:
                data.putLong(at, (long) value);
                break;
            default:
                throw new AssertionError(this);
        }
    }

    /** A value that is not {@link #exact}, as digits. */
    String digits(ByteBuffer data, int at) {
        switch (this) {
            case UINT64:
                return Long.toUnsignedString(data.getLong(at));
            case INT64:
                return Long.toString(data.getLong(at));
            default:
                return Integer.toString(data.get(at) & 0xFF);
        }
    }
}
