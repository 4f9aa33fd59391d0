/**
 * Cold: how long makers were really present, measured at every event, and what sampling misses of it.
 */
package io.leadline.proof.precision;
