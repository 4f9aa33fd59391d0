/**
 * Cold: the snapshot log as the flat table of one row per snapshot and maker. It starts cold and allocates nothing per
 * row, because a day is millions of them.
 */
package io.leadline.export;
