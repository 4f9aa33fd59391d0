/**
 * Cold: signed heads of a snapshot log, which a venue publishes and cannot take back.
 */
package io.leadline.proof.head;
