/**
 * Hot: files that are read as they grow: whole lines, file after file, through rolls, replacements and deletions, with
 * nothing of the operating system's but positions and directories.
 */
package io.leadline.feed.tail;
