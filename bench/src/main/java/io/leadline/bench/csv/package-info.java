/**
 * Hot: CSV files into an event log, whole or as they grow, beside only reading their fields.
 */
package io.leadline.bench.csv;
