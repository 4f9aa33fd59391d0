/**
 * Hot: events into books, beside the books of others on the same bytes.
 */
package io.leadline.bench.apply;
