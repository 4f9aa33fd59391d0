/**
 * Cold: what makers did around sample instants and with their orders, as figures beside a score: flags, no judgements.
 */
package io.leadline.proof.conduct;
