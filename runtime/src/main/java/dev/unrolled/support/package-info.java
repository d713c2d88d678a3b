/** What generated classes call: argument checks, loading and freezing. Public for them; not meant to be called by hand. */
package dev.unrolled.support;
