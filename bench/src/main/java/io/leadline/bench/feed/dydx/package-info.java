/**
 * Hot: a dYdX node's recorded stream, decoded, beside only looking at its bytes.
 */
package io.leadline.bench.feed.dydx;
