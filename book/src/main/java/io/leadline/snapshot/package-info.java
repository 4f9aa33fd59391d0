/**
 * Hot: the snapshot log, its format, its chain, and its reader.
 */
package io.leadline.snapshot;
