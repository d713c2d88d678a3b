/**
 * Proof that generated cells compute what they promise: compiled in memory, run, and compared bit for bit with the reference interpreter, and
 * with what real frameworks computed.
 */
package dev.unrolled.processor.proof;
