package dev.unrolled.weights;

import dev.unrolled.weights.WeightsException.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads NumPy's archives: zip files, stored or deflated, whose members are {@code .npy} files. */
final class NpzReader {
    /** Deflated members may always expand to this many bytes in all, and their values take as many. */
    static final long FREE_EXPANSION = 1L << 28;

    /** Beyond that, to this many times the file's size. Weights deflate to nine tenths; zeros to a thousandth. */
    static final int MOST_EXPANSION = 100;

    /** What the names of arrays end in. */
    static final String SUFFIX = ".npy";

    private final Place file;
    private final Bytes bytes;
    private final Allowance values;

    private NpzReader(Place file, Bytes bytes) {
        this.file = file;
        this.bytes = bytes;
        this.values = new Allowance("deflated members whose values take", limit());
    }

    private long limit() {
        return Math.max(FREE_EXPANSION, MOST_EXPANSION * bytes.size());
    }

    /** Reads all members into {@code entries}; whatever is damaged in any of them is told in one exception. */
    static void read(Place file, Bytes bytes, Map<String, Entry> entries) throws IOException {
        List<ZipMember> members = ZipDirectory.read(file, bytes);
        ModelArchives.refuse(file, members);
        NpzReader reader = new NpzReader(file, bytes);
        reader.checkExpansion(members);
        List<Problem> problems = new ArrayList<>();
        for (ZipMember member : members) {
            try {
                Entry entry = reader.read(member);
                if (entries.put(entry.name(), entry) != null) {
                    throw new Place(file.source(), entry.name())
                            .damaged(member.headerAt, "each name once", "the name a second time");
                }
            } catch (WeightsException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new WeightsException(problems);
        }
    }

    private void checkExpansion(List<ZipMember> members) {
        Allowance inflated = new Allowance("members that inflate to", limit());
        for (ZipMember member : members) {
            if (member.method == ZipMember.DEFLATED) {
                inflated.take(member.size, file, member.headerAt);
            }
        }
    }

    private Entry read(ZipMember member) throws IOException {
        String fullName = member.name();
        if (fullName == null) {
            throw file.damaged(member.headerAt, "a name in UTF-8", "other bytes");
        }
        boolean array = fullName.endsWith(SUFFIX);
        String name = array ? fullName.substring(0, fullName.length() - SUFFIX.length()) : fullName;
        Place place = new Place(file.source(), name);
        if (member.encrypted()) {
            return unreadable(place, name, member, "an encrypted member", "decrypt the archive");
        }
        if (member.method == ZipMember.STORED) {
            if (member.compressedSize != member.size) {
                throw place.damaged(
                        member.headerAt, member.size + " stored bytes", member.compressedSize + " stored bytes");
            }
            StoredInput in = new StoredInput(bytes, member.dataAt, member.size);
            return read(place, name, member, array, in);
        }
        if (member.method != ZipMember.DEFLATED) {
            String found = "compression method " + member.method;
            return unreadable(place, name, member, found, "save it with numpy.savez or savez_compressed");
        }
        try (DeflatedInput in = new DeflatedInput(place, bytes, member, values)) {
            Entry entry = read(place, name, member, array, in);
            if (!in.endsWell()) {
                throw place.damaged(
                        member.dataAt,
                        member.compressedSize + " bytes that inflate to " + member.size,
                        "deflated data that end elsewhere");
            }
            return entry;
        }
    }

    /** A wrong check sum explains whatever else is found wrong, so it is told instead. */
    private Entry read(Place place, String name, ZipMember member, boolean array, Input in) throws IOException {
        try {
            Entry entry = array
                    ? NpyReader.read(place, name, in)
                    : unreadable(
                            place, name, member, "a member that is no .npy file", "save an array, or leave it out");
            checkSum(place, member, in);
            return entry;
        } catch (WeightsException e) {
            checkSum(place, member, in);
            throw e;
        }
    }

    private static void checkSum(Place place, ZipMember member, Input in) throws IOException {
        byte[] rest = new byte[(int) Math.min(1 << 13, member.size - in.position() + 1)];
        while (in.fill(rest, rest.length) > 0) {
            // Only the sum is of interest.
        }
        if (in.position() == member.size && in.crc() != member.crc) {
            throw place.damaged(
                    member.dataAt,
                    "the check sum (CRC-32) " + Long.toHexString(member.crc),
                    Long.toHexString(in.crc()));
        }
    }

    private static Entry unreadable(Place place, String name, ZipMember member, String found, String hint) {
        return Entry.unreadable(name, place.problem(member.headerAt, "an array in NumPy's format", found, hint));
    }
}
