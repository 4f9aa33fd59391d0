/** Cold: what decoding a venue's frames takes beside reading their bytes. */
package io.leadline.bench.feed.binance;
