/**
 * From a plan to Java text through JavaPoet, one class per generated part. Decides nothing.
 *
 * <p>May import {@code dev.unrolled.processor.plan}, {@code dev.unrolled.processor.program}, {@code dev.unrolled.processor.model}, the
 * runtime's classes and JavaPoet.
 */
package dev.unrolled.processor.emit;
