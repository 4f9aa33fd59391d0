/**
 * Hot: the bytes of records, and decoding, finding and scoring them.
 */
package io.leadline.bench.snapshot;
