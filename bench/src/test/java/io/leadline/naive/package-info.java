/**
 * Cold: the contract written down a second time, as plainly as it can be: decimals and sorted maps, everything computed
 * anew for every snapshot. Slow, and shares no arithmetic with what it is held against.
 */
package io.leadline.naive;
