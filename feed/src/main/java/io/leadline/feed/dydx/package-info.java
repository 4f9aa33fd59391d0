/**
 * Hot: the stream of a dYdX v4 full node, {@code StreamOrderbookUpdatesResponse} messages that tell every resting order
 * with its owner. {@link io.leadline.feed.dydx.DydxSession} is one connection, whatever carries its messages.
 */
package io.leadline.feed.dydx;
