/**
 * Cold: whether a snapshot log is what its writer wrote, record by record, and what the events come to.
 */
package io.leadline.proof.verify;
