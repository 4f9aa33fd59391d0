/**
 * Hot: CSV files into an event log, beside only reading their fields.
 */
package io.leadline.bench.csv;
