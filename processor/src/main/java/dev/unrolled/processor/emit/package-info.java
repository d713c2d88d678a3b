/**
 * From a plan to Java text through JavaPoet, one class per generated part. Decides nothing.
 *
 * <p>May import {@link dev.unrolled.processor.plan}, {@link dev.unrolled.processor.program}, {@link dev.unrolled.processor.model}, the
 * runtime's classes and JavaPoet.
 */
package dev.unrolled.processor.emit;
