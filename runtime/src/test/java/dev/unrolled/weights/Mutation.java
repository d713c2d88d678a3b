package dev.unrolled.weights;

import java.util.Arrays;
import java.util.Random;

/** Changes files at random: single bits, bytes and fields, pieces cut out, put in, moved, or cut off. */
public final class Mutation {
    /** What is likely to lie on one side or the other of a check. */
    private static final long[] INTERESTING = {
        0,
        1,
        2,
        4,
        8,
        10,
        22,
        64,
        127,
        128,
        255,
        256,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x10000,
        0x7FFFFFFF,
        0x80000000L,
        0xFFFFFFFEL,
        0xFFFFFFFFL,
        0x100000000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1
    };

    private static final String HEADER_CHARACTERS = "{}()[],:'\"\\ 0123456789LTFo<>|=fiubUOVSc\n";

    private final Random random;

    public Mutation(Random random) {
        this.random = random;
    }

    /** One to four changes. */
    public byte[] of(byte[] file) {
        byte[] mutated = file.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0 && mutated.length > 0; changes--) {
            mutated = change(mutated);
        }
        return mutated;
    }

    private byte[] change(byte[] file) {
        int at = random.nextInt(file.length);
        switch (random.nextInt(8)) {
            case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> file[at] = (byte) random.nextInt(256);
            case 2 -> file[at] = (byte) HEADER_CHARACTERS.charAt(random.nextInt(HEADER_CHARACTERS.length()));
            case 3 -> {
                long value = INTERESTING[random.nextInt(INTERESTING.length)];
                int bytes = 1 << random.nextInt(4);
                for (int i = 0; i < bytes && at + i < file.length; i++) {
                    file[at + i] = (byte) (value >> (8 * i));
                }
            }
            case 4 -> {
                return Arrays.copyOf(file, at);
            }
            case 5 -> {
                return splice(file, at, 0, random.nextInt(32));
            }
            case 6 -> {
                return splice(file, at, random.nextInt(file.length), random.nextInt(32));
            }
            default -> {
                int from = random.nextInt(file.length);
                int count = Math.min(random.nextInt(32), file.length - Math.max(at, from));
                System.arraycopy(file.clone(), from, file, at, count);
            }
        }
        return file;
    }

    /** Bytes from one place put in at another; from place 0, taken out there instead. */
    private static byte[] splice(byte[] file, int at, int from, int wanted) {
        int count = Math.min(wanted, file.length - Math.max(at, from));
        int change = from == 0 ? -count : count;
        byte[] spliced = Arrays.copyOf(file, file.length + change);
        if (from == 0) {
            System.arraycopy(file, at + count, spliced, at, file.length - at - count);
        } else {
            System.arraycopy(file, from, spliced, at, count);
            System.arraycopy(file, at, spliced, at + count, file.length - at);
        }
        return spliced;
    }
}
