/**
 * Hot: NASDAQ TotalView-ITCH 5.0: day files, captures of its MoldUDP64 lines, and GLIMPSE snapshots.
 */
package io.leadline.feed.itch;
