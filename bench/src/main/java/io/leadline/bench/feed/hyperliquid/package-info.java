/** Hot: what a Hyperliquid node tells, in its files and by the server beside it, decoded beside only reading it. */
package io.leadline.bench.feed.hyperliquid;
