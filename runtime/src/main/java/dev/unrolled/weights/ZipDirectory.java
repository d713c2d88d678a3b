package dev.unrolled.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the table of contents of a zip archive (PKWARE's APPNOTE 6.3, with zip64), and refuses what contradicts itself:
 * members that overlap, names that differ between the table and the member, archives in several parts.
 *
 * <p>The JDK's {@code ZipFile} tells neither where a member's data stand nor that a name is there twice, and {@code
 * ZipInputStream} never looks at the table, so it takes a file that was cut off for a whole one.
 */
final class ZipDirectory {
    static final int END = 0x06054b50;
    static final int ZIP64_LOCATOR = 0x07064b50;
    static final int ZIP64_END = 0x06064b50;
    static final int TABLE_ENTRY = 0x02014b50;
    static final int LOCAL_HEADER = 0x04034b50;
    private static final int END_SIZE = 22;
    private static final int LOCATOR_SIZE = 20;
    private static final int ZIP64_END_SIZE = 56;
    private static final int TABLE_ENTRY_SIZE = 46;
    private static final int LOCAL_HEADER_SIZE = 30;

    private final Place place;
    private final Bytes bytes;
    private long tableAt;
    private long tableSize;
    private long tableEntries;

    private ZipDirectory(Place place, Bytes bytes) {
        this.place = place;
        this.bytes = bytes;
    }

    /** The members in the order of the table. */
    static List<ZipMember> read(Place place, Bytes bytes) throws IOException {
        ZipDirectory directory = new ZipDirectory(place, bytes);
        directory.findTable();
        List<ZipMember> members = directory.readTable();
        directory.locate(members);
        return members;
    }

    private void findTable() throws IOException {
        long endAt = findEnd();
        Cursor end = new Cursor(place, bytes, endAt, bytes.size());
        end.need(END_SIZE, "the end of the zip table");
        end.u32();
        int part = end.u16();
        int tablePart = end.u16();
        long entriesHere = end.u16();
        tableEntries = end.u16();
        tableSize = end.u32();
        tableAt = end.u32();
        long tableEnd = findZip64End(endAt);
        if (tableEnd < 0) {
            tableEnd = endAt;
            checkOnePart(endAt, part, tablePart);
        } else {
            entriesHere = readZip64End(tableEnd, endAt - LOCATOR_SIZE);
        }
        if (entriesHere != tableEntries || tableAt > tableEnd || tableSize != tableEnd - tableAt) {
            throw place.damaged(
                    endAt,
                    "a table of contents that ends at byte " + tableEnd,
                    tableEntries + " entries in " + tableSize + " bytes at byte " + tableAt);
        }
    }

    /** The end record stands last, followed only by a comment of up to 65535 bytes whose length it tells. */
    private long findEnd() throws IOException {
        int tail = (int) Math.min(bytes.size(), END_SIZE + 0xFFFF);
        byte[] last = new byte[tail];
        long tailAt = bytes.size() - tail;
        bytes.read(tailAt, last, 0, tail);
        for (int at = tail - END_SIZE; at >= 0; at--) {
            boolean signature = last[at] == 'P' && last[at + 1] == 'K' && last[at + 2] == 5 && last[at + 3] == 6;
            if (signature && tail - END_SIZE - at == ((last[at + 20] & 0xFF) | ((last[at + 21] & 0xFF) << 8))) {
                return tailAt + at;
            }
        }
        throw place.damaged(bytes.size(), "the end of a zip archive's table of contents", "the file's end");
    }

    /** The place that a zip64 locator before the end record tells; -1 if there is no locator. */
    private long findZip64End(long endAt) throws IOException {
        if (endAt < LOCATOR_SIZE) {
            return -1;
        }
        Cursor locator = new Cursor(place, bytes, endAt - LOCATOR_SIZE, endAt);
        locator.need(LOCATOR_SIZE, "a zip64 locator");
        if (locator.u32() != ZIP64_LOCATOR) {
            return -1;
        }
        locator.u32();
        return locator.u64();
    }

    /** The end record's fields in full width take the place of its own. */
    private long readZip64End(long at, long limit) throws IOException {
        Cursor end = new Cursor(place, bytes, at, limit);
        end.need(ZIP64_END_SIZE, "the zip64 end of the zip table");
        if (end.u32() != ZIP64_END) {
            throw place.damaged(at, "the zip64 end of the zip table", "other bytes");
        }
        end.u64();
        end.u32();
        checkOnePart(at, end.u32(), end.u32());
        long entriesHere = end.u64();
        tableEntries = end.u64();
        tableSize = end.u64();
        tableAt = end.u64();
        return entriesHere;
    }

    private void checkOnePart(long at, long part, long tablePart) {
        if (part != 0 || tablePart != 0) {
            throw place.refuse(at, "a zip archive in one part", "part " + part, "join the parts first");
        }
    }

    private List<ZipMember> readTable() throws IOException {
        List<ZipMember> members = new ArrayList<>();
        Cursor table = new Cursor(place, bytes, tableAt, tableAt + tableSize);
        for (long entry = 0; entry < tableEntries; entry++) {
            members.add(readEntry(table));
        }
        if (table.at() != tableAt + tableSize) {
            throw place.damaged(
                    table.at(), "the end of the zip table after " + tableEntries + " entries", "more bytes");
        }
        return members;
    }

    private ZipMember readEntry(Cursor table) throws IOException {
        long at = table.at();
        table.need(TABLE_ENTRY_SIZE, "an entry of the zip table");
        if (table.u32() != TABLE_ENTRY) {
            throw place.damaged(at, "an entry of the zip table", "other bytes");
        }
        table.u32();
        int flags = table.u16();
        int method = table.u16();
        table.u32();
        long crc = table.u32();
        long compressedSize = table.u32();
        long size = table.u32();
        int nameLength = table.u16();
        int extraLength = table.u16();
        int commentLength = table.u16();
        int part = table.u16();
        table.u16();
        table.u32();
        long headerAt = table.u32();
        byte[] name = table.take(nameLength, "a member's name");
        Zip64Sizes sizes = new Zip64Sizes(size, compressedSize, headerAt);
        if (!sizes.complete(table.take(extraLength, "a member's extra fields"))) {
            throw place.damaged(at, "a member's sizes in its zip64 field", "no such field");
        }
        table.take(commentLength, "a member's comment");
        checkOnePart(at, part, 0);
        return new ZipMember(name, flags, method, crc, sizes.compressedSize, sizes.size, sizes.headerAt);
    }

    /** Reads the local headers and makes sure that each member has its bytes to itself. */
    private void locate(List<ZipMember> members) throws IOException {
        List<ZipMember> inOrder = new ArrayList<>(members);
        inOrder.sort(Comparator.comparingLong(member -> member.headerAt));
        long free = 0;
        for (ZipMember member : inOrder) {
            long at = member.headerAt;
            if (at < free) {
                throw place.damaged(at, "members that do not overlap", "a member before byte " + free);
            }
            Cursor header = new Cursor(place, bytes, at, tableAt);
            header.need(LOCAL_HEADER_SIZE, "a member's header");
            if (header.u32() != LOCAL_HEADER) {
                throw place.damaged(at, "a member's header", "other bytes");
            }
            header.u32();
            int method = header.u16();
            header.u64();
            header.u64();
            int nameLength = header.u16();
            int extraLength = header.u16();
            byte[] name = header.take(nameLength, "a member's name");
            if (method != member.method || !Arrays.equals(name, member.rawName)) {
                throw place.damaged(at, "the name and method that the table of contents tells", "others");
            }
            member.dataAt = header.at() + extraLength;
            if (member.dataAt > tableAt || member.compressedSize > tableAt - member.dataAt) {
                throw place.damaged(
                        at, member.compressedSize + " bytes of data", Math.max(0, tableAt - member.dataAt) + " bytes");
            }
            free = member.dataAt + member.compressedSize;
        }
    }
}
