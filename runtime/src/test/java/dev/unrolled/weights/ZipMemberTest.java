package dev.unrolled.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ZipMemberTest {
    /** The JDK's own table, where its module with further charsets is there. */
    @Test
    void nameInCodePage437() {
        Assumptions.assumeTrue(Charset.isSupported("IBM437"), "this JDK has no code page 437");
        byte[] name = new byte[256];
        for (int i = 0; i < name.length; i++) {
            name[i] = (byte) i;
        }
        assertEquals(new String(name, Charset.forName("IBM437")), new ZipMember(name, 0, 0, 0, 0, 0, 0).name());
    }
}
