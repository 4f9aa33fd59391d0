/**
 * Cold: one side of a row alone, for a tool that counts what the processor does.
 */
package io.leadline.bench.count;
