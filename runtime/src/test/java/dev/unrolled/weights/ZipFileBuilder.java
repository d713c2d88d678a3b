package dev.unrolled.weights;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip files field by field: as NumPy writes them, in the other legal ways, and with any field wrong. */
final class ZipFileBuilder {
    /** A member; each field may be changed before the file is made. */
    static final class Member {
        byte[] tableName;
        byte[] localName;
        int flags;
        int tableMethod;
        int localMethod;
        byte[] data;
        long crc;
        long size;
        long compressedSize;
        int part;

        /** Where the table says that the member begins; -1 for where it does. */
        long tableHeaderAt = -1;

        /** What stands before the data: sizes, or as in a stream zeros, with the sizes after the data. */
        boolean streamed;

        /** Whether the local header has a zip64 field, as NumPy's always have. */
        boolean zip64Local = true;

        /** Whether the table has its sizes in a zip64 field. */
        boolean zip64Table;

        byte[] tableExtra = {};

        private Member(byte[] name, int method, byte[] content) {
            tableName = localName = name;
            tableMethod = localMethod = method;
            data = method == 0 ? content : deflate(content);
            size = content.length;
            compressedSize = data.length;
            CRC32 sum = new CRC32();
            sum.update(content);
            crc = sum.getValue();
        }
    }

    final List<Member> members = new ArrayList<>();
    String comment = "";
    boolean zip64End;

    /** What the end record adds to the true values. */
    int moreEntries;

    int moreTable;
    int parts;

    Member stored(String name, byte[] content) {
        return add(new Member(name.getBytes(StandardCharsets.UTF_8), 0, content));
    }

    Member deflated(String name, byte[] content) {
        return add(new Member(name.getBytes(StandardCharsets.UTF_8), 8, content));
    }

    private Member add(Member member) {
        boolean ascii = true;
        for (byte b : member.tableName) {
            ascii &= b >= 0;
        }
        member.flags = ascii ? 0 : 1 << 11;
        members.add(member);
        return member;
    }

    byte[] toByteArray() {
        LittleEndian file = new LittleEndian();
        List<Integer> headersAt = new ArrayList<>();
        for (Member member : members) {
            headersAt.add(file.size());
            writeMember(file, member);
        }
        int tableAt = file.size();
        for (int i = 0; i < members.size(); i++) {
            writeEntry(file, members.get(i), headersAt.get(i));
        }
        writeEnd(file, tableAt, file.size() - tableAt);
        return file.toByteArray();
    }

    private static void writeMember(LittleEndian file, Member member) {
        int flags = member.flags | (member.streamed ? 8 : 0);
        long shown = member.streamed ? 0 : member.compressedSize;
        file.text("PK")
                .u16(0x0403)
                .u16(45)
                .u16(flags)
                .u16(member.localMethod)
                .u16(0)
                .u16(0x21);
        file.u32(member.streamed ? 0 : member.crc).u32(member.zip64Local ? 0xFFFFFFFFL : shown);
        file.u32(member.zip64Local ? 0xFFFFFFFFL : member.streamed ? 0 : member.size);
        file.u16(member.localName.length).u16(member.zip64Local ? 20 : 0).bytes(member.localName);
        if (member.zip64Local) {
            file.u16(1).u16(16).u64(member.streamed ? 0 : member.size).u64(shown);
        }
        file.bytes(member.data);
        if (member.streamed) {
            file.text("PK").u16(0x0807).u32(member.crc);
            if (member.zip64Local) {
                file.u64(member.compressedSize).u64(member.size);
            } else {
                file.u32(member.compressedSize).u32(member.size);
            }
        }
    }

    private static void writeEntry(LittleEndian file, Member member, int headerAt) {
        long at = member.tableHeaderAt < 0 ? headerAt : member.tableHeaderAt;
        boolean wide = member.zip64Table;
        file.text("PK").u16(0x0201).u16(45).u16(45).u16(member.flags | (member.streamed ? 8 : 0));
        file.u16(member.tableMethod).u16(0).u16(0x21).u32(member.crc);
        file.u32(wide ? 0xFFFFFFFFL : member.compressedSize).u32(wide ? 0xFFFFFFFFL : member.size);
        file.u16(member.tableName.length)
                .u16(member.tableExtra.length + (wide ? 28 : 0))
                .u16(0)
                .u16(member.part);
        file.u16(0).u32(0).u32(wide ? 0xFFFFFFFFL : at).bytes(member.tableName).bytes(member.tableExtra);
        if (wide) {
            file.u16(1).u16(24).u64(member.size).u64(member.compressedSize).u64(at);
        }
    }

    private void writeEnd(LittleEndian file, int tableAt, int tableSize) {
        int entries = members.size() + moreEntries;
        int endAt = file.size();
        if (zip64End) {
            file.text("PK")
                    .u16(0x0606)
                    .u64(44)
                    .u16(45)
                    .u16(45)
                    .u32(parts)
                    .u32(0)
                    .u64(entries)
                    .u64(entries);
            file.u64(tableSize + moreTable).u64(tableAt);
            file.text("PK").u16(0x0706).u32(0).u64(endAt).u32(1);
        }
        file.text("PK").u16(0x0605).u16(zip64End ? 0xFFFF : parts).u16(zip64End ? 0xFFFF : 0);
        file.u16(zip64End ? 0xFFFF : entries).u16(zip64End ? 0xFFFF : entries);
        file.u32(zip64End ? 0xFFFFFFFFL : tableSize + moreTable).u32(zip64End ? 0xFFFFFFFFL : tableAt);
        file.u16(comment.length()).text(comment);
    }

    static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] deflated = new byte[content.length + 64];
        int size = deflater.deflate(deflated);
        deflater.end();
        return Arrays.copyOf(deflated, size);
    }
}
