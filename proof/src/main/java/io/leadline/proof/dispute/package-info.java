/**
 * Cold: what every snapshot says of one maker under a program, why, and what that adds up to.
 *
 * <p>It works out anew, snapshot by snapshot and in fractions as the rules write them, what the scorer keeps running
 * sums of; so its totals prove the scorer's, and the other way round.
 */
package io.leadline.proof.dispute;
