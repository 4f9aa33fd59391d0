/**
 * Cold: the report that people open: one self-contained HTML file made from a score run and from what its snapshots
 * looked like over time. It shows results and computes none.
 */
package io.leadline.report;
