/**
 * Cold: what is taken off the start of logs when it is old enough, kept in an archive, and brought back.
 */
package io.leadline.proof.retention;
