/**
 * Hot: how late the sampler and its appends are, from the moment at which they were due.
 */
package io.leadline.bench.latency;
