package stranger;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CompilerTest {
    /** Only Eclipse's compiler gives this lambda's method such a name. */
    @Test
    void classesAreEclipses() throws ReflectiveOperationException {
        Runnable lambda = () -> {};
        lambda.run();
        boolean found = false;
        for (java.lang.reflect.Method method : CompilerTest.class.getDeclaredMethods()) {
            found |= method.getName().equals("lambda$0");
        }
        assertTrue(found);
        assertTrue(Files.exists(Path.of("target/generated-sources/annotations/stranger/UnrolledTinyCell.java")));
    }
}
