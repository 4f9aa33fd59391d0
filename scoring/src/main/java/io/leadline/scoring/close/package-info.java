/**
 * Cold: periods that are closed: final files with their hashes, and corrections that say what they change.
 */
package io.leadline.scoring.close;
