/** The processor's tests: each reads Java sources from {@code src/test/resources} and looks at what a compiler tells and writes. */
package dev.unrolled.processor;
