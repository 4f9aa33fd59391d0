/**
 * Hot: what one pass over a snapshot log adds up, as exact sums by market, maker and UTC day that merge in any order.
 */
package io.leadline.scoring.tally;
