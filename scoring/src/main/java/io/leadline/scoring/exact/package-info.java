/**
 * Hot and cold: quotients and sums that are exact, or rounded once by a stated rule, the same on every machine.
 */
package io.leadline.scoring.exact;
