package dev.unrolled.weights;

import static dev.unrolled.weights.NpyFile.npy;
import static dev.unrolled.weights.Refusal.assertProblem;
import static dev.unrolled.weights.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unrolled.weights.WeightsException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every reason why an {@code .npz} archive is refused. Each archive has the members {@code kernel.npy} at byte 0, with
 * its data at byte 60, and {@code bias.npy}.
 */
class NpzRefusalTest {
    private static final int KERNEL_DATA = 30 + 10 + 20;

    private final ZipFileBuilder zip = new ZipFileBuilder();
    private final ZipFileBuilder.Member kernel = zip.stored("kernel.npy", npy("(3,)", 1, 2, 3));
    private final ZipFileBuilder.Member bias = zip.deflated("bias.npy", npy("(1,)", 1));
    private final int biasAt = KERNEL_DATA + kernel.data.length;
    private final int biasData = biasAt + 30 + 8 + 20;
    private final int tableAt = biasData + bias.data.length;
    private final int tableSize = 46 + 10 + 46 + 8;
    private final int endAt = tableAt + tableSize;

    private void assertArchiveRefused(int at, String expected, String found) {
        assertRefused(zip.toByteArray(), "cell.npz", null, at, expected, found);
    }

    private void assertMemberRefused(String tensor, int at, String expected, String found) {
        assertRefused(zip.toByteArray(), "cell.npz", tensor, at, expected, found);
    }

    @Test
    void changedBytes() {
        kernel.data[130] ^= 1;
        List<Problem> stored = problems();
        assertEquals(1, stored.size());
        assertProblem(
                stored.get(0),
                "cell.npz",
                "kernel",
                KERNEL_DATA,
                "the check sum (CRC-32) " + Long.toHexString(kernel.crc),
                stored.get(0).found());
        kernel.data[130] ^= 1;
        bias.crc = 0x12345678;
        assertEquals("the check sum (CRC-32) 12345678", problems().get(0).expected());
        assertEquals("bias", problems().get(0).tensor());
        assertEquals(biasData, problems().get(0).byteOffset());
    }

    /** The header is nonsense because it was changed: the check sum tells so. */
    @Test
    void aWrongCheckSumIsToldInsteadOfWhatComesOfIt() {
        kernel.data[20] = '!';
        assertEquals(
                "the check sum (CRC-32) " + Long.toHexString(kernel.crc),
                problems().get(0).expected());
    }

    @Test
    void allDamagedMembersAreToldAtOnce() {
        kernel.crc ^= 1;
        bias.crc ^= 1;
        List<Problem> problems = problems();
        assertEquals(
                List.of("kernel", "bias"),
                problems.stream().map(Problem::tensor).toList());
    }

    private List<Problem> problems() {
        return assertThrows(WeightsException.class, () -> Refusal.read(zip.toByteArray(), "cell.npz"))
                .problems();
    }

    @Test
    void damageWithinAMember() {
        ZipFileBuilder.Member cut = zip.stored("cut.npy", npy("(4,)", 1, 2, 3));
        assertMemberRefused(
                "cut", tableAt + 30 + 7 + 20 + 128, "16 bytes of data for shape [4] of float32", "12 bytes");
        zip.members.remove(cut);
        zip.deflated("cut.npy", npy("(4,)", 1, 2, 3));
        assertMemberRefused("cut", tableAt + 30 + 7 + 20, "16 bytes of data for shape [4] of float32", "12 bytes");
    }

    @Test
    void aNameTwice() {
        zip.stored("kernel.npy", npy("(1,)", 9));
        assertMemberRefused("kernel", tableAt, "each name once", "the name a second time");
    }

    @Test
    void archivesCutOff() {
        byte[] file = zip.toByteArray();
        String end = "the end of a zip archive's table of contents";
        for (int size : new int[] {4, 22, 60, tableAt, tableAt + 50, endAt, file.length - 1}) {
            assertRefused(Arrays.copyOf(file, size), "cell.npz", null, size, end, "the file's end");
        }
        assertRefused(Arrays.copyOf(file, file.length + 1), "cell.npz", null, file.length + 1, end, "the file's end");
    }

    @Test
    void tablesThatAreNotWhereTheyShouldBe() {
        String expected = "a table of contents that ends at byte " + endAt;
        zip.moreTable = 1;
        assertArchiveRefused(endAt, expected, "2 entries in " + (tableSize + 1) + " bytes at byte " + tableAt);
        zip.moreTable = -1;
        assertArchiveRefused(endAt, expected, "2 entries in " + (tableSize - 1) + " bytes at byte " + tableAt);
        zip.moreTable = 0;
        zip.moreEntries = -1;
        assertArchiveRefused(tableAt + 56, "the end of the zip table after 1 entries", "more bytes");
        zip.moreEntries = 1;
        assertArchiveRefused(endAt, "an entry of the zip table of 46 bytes", "0 bytes");
    }

    @Test
    void archivesInParts() {
        zip.parts = 1;
        assertArchiveRefused(endAt, "a zip archive in one part", "part 1");
        zip.zip64End = true;
        assertArchiveRefused(endAt, "a zip archive in one part", "part 1");
        zip.parts = 0;
        zip.zip64End = false;
        bias.part = 2;
        assertArchiveRefused(tableAt + 56, "a zip archive in one part", "part 2");
    }

    @Test
    void membersThatOverlap() {
        bias.tableHeaderAt = 0;
        assertArchiveRefused(0, "members that do not overlap", "a member before byte " + biasAt);
    }

    @Test
    void membersThatAreNotWhereTheTableSays() {
        bias.tableHeaderAt = biasAt + 1L;
        assertArchiveRefused(biasAt + 1, "a member's header", "other bytes");
        bias.tableHeaderAt = tableAt - 5L;
        assertArchiveRefused(tableAt - 5, "a member's header of 30 bytes", "5 bytes");
        bias.tableHeaderAt = 0xFFFFFFFEL;
        assertRefused(zip.toByteArray(), "cell.npz", null, 0xFFFFFFFEL, "a member's header of 30 bytes", "0 bytes");
        bias.tableHeaderAt = Long.MAX_VALUE - 1;
        bias.zip64Table = true;
        assertRefused(
                zip.toByteArray(), "cell.npz", null, Long.MAX_VALUE - 1, "a member's header of 30 bytes", "0 bytes");
    }

    @Test
    void headersThatContradictTheTable() {
        String expected = "the name and method that the table of contents tells";
        bias.localName = "gain.npy".getBytes(StandardCharsets.US_ASCII);
        assertArchiveRefused(biasAt, expected, "others");
        bias.localName = bias.tableName;
        bias.localMethod = 0;
        assertArchiveRefused(biasAt, expected, "others");
    }

    @Test
    void sizesThatAreNotTrue() {
        kernel.compressedSize = 1000;
        kernel.size = 1000;
        assertArchiveRefused(0, "1000 bytes of data", (tableAt - KERNEL_DATA) + " bytes");
        kernel.compressedSize = 140;
        kernel.size = 139;
        assertMemberRefused("kernel", 0, "139 stored bytes", "140 stored bytes");
        kernel.size = 140;
        bias.size = 1 << 28;
        String data = "4 bytes of data for shape [1] of float32";
        assertMemberRefused("bias", biasData, data, (1 << 28) - 128 + " bytes");
        bias.size = 131;
        assertEquals(biasData, problems().get(0).byteOffset());
    }

    @Test
    void deflatedDataThatEndElsewhere() {
        String found = "deflated data that end elsewhere";
        byte[] whole = bias.data;
        bias.data = Arrays.copyOf(whole, whole.length + 1);
        bias.compressedSize = bias.data.length;
        assertMemberRefused("bias", biasData, bias.data.length + " bytes that inflate to 132", found);
        bias.data = Arrays.copyOf(whole, whole.length - 1);
        bias.compressedSize = bias.data.length;
        Problem cut = problems().get(0);
        assertEquals(biasData, cut.byteOffset());
        bias.data = new byte[] {7, 7, 7};
        bias.compressedSize = 3;
        assertMemberRefused("bias", biasData, "deflated data", "bytes that do not inflate: invalid block type");
    }

    @Test
    void namesThatAreNotUtf8() {
        bias.tableName = bias.localName = new byte[] {(byte) 0xC3, 'i', 'a', 's', '.', 'n', 'p', 'y'};
        bias.flags = 1 << 11;
        assertArchiveRefused(biasAt, "a name in UTF-8", "other bytes");
    }

    @Test
    void zip64FieldsThatAreNotThere() {
        bias.size = 0xFFFFFFFFL;
        String expected = "a member's sizes in its zip64 field";
        assertArchiveRefused(tableAt + 56, expected, "no such field");
        bias.tableExtra = new byte[] {1, 0, 4, 0, 1, 2, 3, 4};
        assertArchiveRefused(tableAt + 56, expected, "no such field");
        bias.tableExtra = new byte[] {9, 0, 40, 0, 1, 2, 3, 4};
        assertArchiveRefused(tableAt + 56, expected, "no such field");
        bias.tableExtra = new byte[] {1, 0, 8, 0, -1, -1, -1, -1, -1, -1, -1, -1};
        assertArchiveRefused(tableAt + 56, expected, "no such field");
    }

    @Test
    void zip64EndsThatAreNotThere() {
        zip.zip64End = true;
        byte[] file = zip.toByteArray();
        file[endAt] = '?';
        assertRefused(file, "cell.npz", null, endAt, "the zip64 end of the zip table", "other bytes");
        file[endAt] = 'P';
        file[endAt + 56 + 8]++;
        assertRefused(file, "cell.npz", null, endAt + 1, "the zip64 end of the zip table of 56 bytes", "55 bytes");
        file[endAt + 56 + 15] = (byte) 0x80;
        assertRefused(file, "cell.npz", null, Long.MAX_VALUE, "the zip64 end of the zip table of 56 bytes", "0 bytes");
    }
}
