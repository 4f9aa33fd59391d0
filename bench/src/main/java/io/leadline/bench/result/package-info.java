/**
 * Cold: what is kept of a run of benches: files, tables, comparisons.
 */
package io.leadline.bench.result;
