package dev.unrolled;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that Unrolled's processor wrote.
 *
 * <p>It is our own because the JDK's annotation of that name sits in {@code java.compiler} and is absent on Android. It is kept in
 * the class file, so that coverage tools leave the class out and the processor recognises its own earlier output.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Generated {
    /**
     * The generator's name.
     *
     * @return the fully qualified name of the processor that wrote the class
     */
    String value();
}
