/** What a step costs: generated cells beside the loop that a Java developer would write, measured by JMH. */
package dev.unrolled.benchmarks;
