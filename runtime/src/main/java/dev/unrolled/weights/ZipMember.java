package dev.unrolled.weights;

import dev.unrolled.Nullable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A member of a zip archive as the archive's table of contents describes it. */
final class ZipMember {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int ENCRYPTED = 1;
    static final int UTF8_NAME = 1 << 11;

    /**
     * The upper half of code page 437, in which zip names without the UTF-8 flag are written; Android has no such
     * charset.
     */
    private static final String CODE_PAGE_437 = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
            + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";

    final byte[] rawName;
    final int flags;
    final int method;
    final long crc;
    final long compressedSize;
    final long size;

    /** Where its local header begins. */
    final long headerAt;

    /** Where its data begin; known once the local header has been read. */
    long dataAt;

    ZipMember(byte[] rawName, int flags, int method, long crc, long compressedSize, long size, long headerAt) {
        this.rawName = rawName;
        this.flags = flags;
        this.method = method;
        this.crc = crc;
        this.compressedSize = compressedSize;
        this.size = size;
        this.headerAt = headerAt;
    }

    boolean encrypted() {
        return (flags & ENCRYPTED) != 0;
    }

    /** The name, or null if it claims to be UTF-8 and is not. */
    @Nullable
    String name() {
        if ((flags & UTF8_NAME) != 0) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(rawName))
                        .toString();
            } catch (CharacterCodingException e) {
                return null;
            }
        }
        StringBuilder name = new StringBuilder(rawName.length);
        for (byte b : rawName) {
            name.append(b < 0 ? CODE_PAGE_437.charAt(b + 128) : (char) b);
        }
        return name.toString();
    }
}
