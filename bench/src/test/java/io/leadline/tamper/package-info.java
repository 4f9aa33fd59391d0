/**
 * Cold: finished logs that somebody has edited, and logs of writers that were killed, as a verifier meets them.
 */
package io.leadline.tamper;
