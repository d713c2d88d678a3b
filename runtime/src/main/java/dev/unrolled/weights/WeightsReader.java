package dev.unrolled.weights;

import dev.unrolled.support.Text;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells the format of a file by its first bytes, and reads it. */
final class WeightsReader {
    private WeightsReader() {}

    /** All entries of a file in its order. */
    static Map<String, Entry> read(String source, Bytes bytes) throws IOException {
        Place file = new Place(source, null);
        byte[] first = new byte[8];
        int count = bytes.read(0, first, 0, first.length);
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (startsWith(first, NpyHeader.MAGIC)) {
            String name = baseName(source);
            Entry entry = NpyReader.read(new Place(source, name), name, new StoredInput(bytes, 0, bytes.size()));
            entries.put(name, Entry.of(entry.tensor()));
        } else if (startsWith(first, 'P', 'K', 3, 4) || startsWith(first, 'P', 'K', 5, 6)) {
            NpzReader.read(file, bytes, entries);
        } else {
            throw file.refuse(
                    0, "a .npy or .npz file", found(first, count), "save the weights with numpy.save or numpy.savez");
        }
        return entries;
    }

    /** {@code kernel} of {@code weights/kernel.npy}. */
    private static String baseName(String source) {
        String name = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
        return name.endsWith(".npy") ? name.substring(0, name.length() - 4) : name;
    }

    /** What people hand over by mistake, by the bytes it starts with. */
    private static String found(byte[] first, int count) {
        if (count == 0) {
            return "an empty file";
        }
        if (startsWith(first, 0x89, 'H', 'D', 'F')) {
            return "an HDF5 file";
        }
        if (startsWith(first, 0x1F, 0x8B)) {
            return "a gzip file";
        }
        if (first[0] == (byte) 0x80 && first[1] >= 2 && first[1] <= 5) {
            return "a pickle";
        }
        return "the bytes " + Text.hex(first, count);
    }

    private static boolean startsWith(byte[] first, byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (first[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] first, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (first[i] != (byte) magic[i]) {
                return false;
            }
        }
        return true;
    }
}
