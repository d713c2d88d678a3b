package dev.unrolled.weights;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * Writes tensors as an archive that {@code numpy.load} reads: stored, in the order given, dated 1980-01-01, so that the
 * same tensors give the same bytes everywhere. The zip64 records are written where they are needed: from 65535 members
 * or 4 GiB on.
 */
final class NpzWriter {
    private static final String EXTENSION = ".npy";
    private static final int MOST_NAME = 0xFFFF;
    private static final int IN_ZIP64_16 = 0xFFFF;
    private static final long IN_ZIP64_32 = 0xFFFFFFFFL;
    private static final int FIRST_OF_1980 = 0x21;

    /** A regular file, readable by all: what unpacks an archive made under Unix takes the mode from there. */
    private static final long MODE = 0100644L << 16;

    private static final int MADE_UNDER_UNIX = 3 << 8;
    private static final int ZIP_2 = 20;
    private static final int ZIP64 = 45;

    private final OutputStream out;
    private final List<byte[]> table = new ArrayList<>();
    private long position;

    private NpzWriter(OutputStream out) {
        this.out = out;
    }

    /** The names of the members, which {@link #write} is to be given with the tensors. */
    static List<byte[]> names(String source, List<Tensor> tensors) {
        List<byte[]> names = new ArrayList<>();
        for (Tensor tensor : tensors) {
            byte[] name = (tensor.name() + EXTENSION).getBytes(StandardCharsets.UTF_8);
            String fault = fault(tensor.name(), name.length - EXTENSION.length());
            if (!fault.isEmpty()) {
                String expected =
                        "a name of at most " + (MOST_NAME - EXTENSION.length()) + " bytes in UTF-8, without NUL";
                throw new Place(source, tensor.name()).refuse(-1, expected, fault, "rename the tensor");
            }
            names.add(name);
        }
        return names;
    }

    /** Why a name cannot be a member's, empty if it can. */
    private static String fault(String name, int bytes) {
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            if (unit == '\0') {
                return "a NUL at index " + i;
            } else if (Character.isHighSurrogate(unit)
                    && i + 1 < name.length()
                    && Character.isLowSurrogate(name.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                return "an unpaired surrogate at index " + i;
            }
        }
        return bytes > MOST_NAME - EXTENSION.length() ? bytes + " bytes" : "";
    }

    static void write(List<Tensor> tensors, List<byte[]> names, OutputStream out) throws IOException {
        NpzWriter writer = new NpzWriter(out);
        for (int i = 0; i < tensors.size(); i++) {
            writer.writeMember(tensors.get(i), names.get(i));
        }
        writer.writeTable();
    }

    private void writeMember(Tensor tensor, byte[] name) throws IOException {
        long size = NpyWriter.size(tensor);
        long crc = crc(tensor);
        long at = position;
        write(new Fields()
                .u32(ZipDirectory.LOCAL_HEADER)
                .u16(ZIP_2)
                .bytes(common(crc, size, name))
                .u16(0)
                .bytes(name)
                .toByteArray());
        NpyWriter.write(tensor, out);
        position += size;
        boolean far = at >= IN_ZIP64_32;
        Fields entry = new Fields()
                .u32(ZipDirectory.TABLE_ENTRY)
                .u16(MADE_UNDER_UNIX | ZIP64)
                .u16(far ? ZIP64 : ZIP_2)
                .bytes(common(crc, size, name))
                .u16(far ? 12 : 0)
                .u16(0)
                .u16(0)
                .u16(0)
                .u32(MODE)
                .u32(Math.min(at, IN_ZIP64_32))
                .bytes(name);
        if (far) {
            entry.u16(Zip64Sizes.FIELD_ID).u16(8).u64(at);
        }
        table.add(entry.toByteArray());
    }

    /**
     * The fields from flags to name length, which stand in a member's header and in the table. A tensor's size fits
     * into 32 bits.
     */
    private static byte[] common(long crc, long size, byte[] name) {
        return new Fields()
                .u16(ZipMember.UTF8_NAME)
                .u16(ZipMember.STORED)
                .u16(0)
                .u16(FIRST_OF_1980)
                .u32(crc)
                .u32(size)
                .u32(size)
                .u16(name.length)
                .toByteArray();
    }

    private void writeTable() throws IOException {
        long tableAt = position;
        for (byte[] entry : table) {
            write(entry);
        }
        long tableSize = position - tableAt;
        if (table.size() >= IN_ZIP64_16 || position >= IN_ZIP64_32) {
            writeZip64End(tableAt, tableSize);
        }
        int entries = Math.min(table.size(), IN_ZIP64_16);
        write(new Fields()
                .u32(ZipDirectory.END)
                .u32(0)
                .u16(entries)
                .u16(entries)
                .u32(Math.min(tableSize, IN_ZIP64_32))
                .u32(Math.min(tableAt, IN_ZIP64_32))
                .u16(0)
                .toByteArray());
    }

    private void writeZip64End(long tableAt, long tableSize) throws IOException {
        long endAt = position;
        write(new Fields()
                .u32(ZipDirectory.ZIP64_END)
                .u64(44)
                .u16(MADE_UNDER_UNIX | ZIP64)
                .u16(ZIP64)
                .u64(0)
                .u64(table.size())
                .u64(table.size())
                .u64(tableSize)
                .u64(tableAt)
                .toByteArray());
        write(new Fields()
                .u32(ZipDirectory.ZIP64_LOCATOR)
                .u32(0)
                .u64(endAt)
                .u32(1)
                .toByteArray());
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }

    /** The check sum stands before the data, so the tensor is encoded twice. */
    private static long crc(Tensor tensor) throws IOException {
        CRC32 crc = new CRC32();
        NpyWriter.write(tensor, new CheckedOutputStream(new Nowhere(), crc));
        return crc.getValue();
    }

    /** {@code OutputStream.nullOutputStream()} is not there on Android 8. */
    private static final class Nowhere extends OutputStream {
        @Override
        public void write(int b) {}

        @Override
        public void write(byte[] bytes, int from, int count) {}
    }
}
