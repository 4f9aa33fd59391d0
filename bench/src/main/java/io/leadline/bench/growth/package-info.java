/**
 * Cold: how time and memory grow with markets, makers, orders and edges, as a table and a plot.
 */
package io.leadline.bench.growth;
