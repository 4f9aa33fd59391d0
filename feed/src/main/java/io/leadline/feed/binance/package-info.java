/**
 * Hot: public books of levels as Binance and the venues that copy it tell them: diff depth, trades and a REST snapshot.
 */
package io.leadline.feed.binance;
