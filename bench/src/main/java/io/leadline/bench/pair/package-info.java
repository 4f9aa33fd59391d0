/**
 * Cold: contenders for one task, timed in turn within one JVM, and what is kept of such runs.
 */
package io.leadline.bench.pair;
