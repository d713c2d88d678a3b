package dev.unrolled.math;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that calls {@link Math#fma(float, float, float)}, which Android has from API level 33 on: the build checks every
 * other method against level 26.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@interface NeedsFma {}
