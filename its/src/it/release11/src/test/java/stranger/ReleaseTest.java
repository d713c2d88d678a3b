package stranger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unrolled.RecurrentCell;
import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReleaseTest {
    private static final int JAVA_11 = 55;

    @Test
    void cellAndRuntimeAreForJava11() throws IOException {
        assertEquals(JAVA_11, version(UnrolledTinyCell.class));
        assertEquals(JAVA_11, version(RecurrentCell.class));
    }

    private static int version(Class<?> type) throws IOException {
        try (DataInputStream in = new DataInputStream(type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class"))) {
            in.readInt();
            in.readUnsignedShort();
            return in.readUnsignedShort();
        }
    }
}
