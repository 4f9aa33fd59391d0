/**
 * Hot and cold: exact numbers. Ticks, lots and 128-bit sums inside; decimals only where text enters or leaves.
 */
package io.leadline.number;
