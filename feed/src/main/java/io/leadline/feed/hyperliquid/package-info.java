/**
 * Hot: files that a Hyperliquid node writes: a snapshot of all resting orders with their owners, raw book diffs and
 * fills, block by block.
 */
package io.leadline.feed.hyperliquid;
