package dev.unrolled.processor.proof;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Reads from a class file how many bytes of code its methods have (The Java Virtual Machine Specification, chapter 4). */
final class MethodSizes {
    private final DataInputStream in;
    private final Map<Integer, String> strings = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();

    private MethodSizes(byte[] classFile) {
        this.in = new DataInputStream(new ByteArrayInputStream(classFile));
    }

    /** The number of bytes of code by method name; of overloaded methods the largest. */
    static Map<String, Integer> of(byte[] classFile) {
        MethodSizes reader = new MethodSizes(classFile);
        try {
            reader.read();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return reader.sizes;
    }

    private void read() throws IOException {
        in.skipNBytes(8);
        readConstants();
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        readMembers();
        readMembers();
    }

    private void readConstants() throws IOException {
        int count = in.readUnsignedShort();
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> strings.put(index, in.readUTF());
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    index++;
                }
                default -> in.skipNBytes(4);
            }
        }
    }

    /** Fields, then methods: only methods have code. */
    private void readMembers() throws IOException {
        int count = in.readUnsignedShort();
        for (int member = 0; member < count; member++) {
            in.skipNBytes(2);
            String name = strings.get(in.readUnsignedShort());
            in.skipNBytes(2);
            int attributes = in.readUnsignedShort();
            for (int attribute = 0; attribute < attributes; attribute++) {
                boolean isCode = "Code".equals(strings.get(in.readUnsignedShort()));
                int length = in.readInt();
                if (isCode) {
                    in.skipNBytes(4);
                    sizes.merge(String.valueOf(name), in.readInt(), Math::max);
                    length -= 8;
                }
                in.skipNBytes(length);
            }
        }
    }
}
