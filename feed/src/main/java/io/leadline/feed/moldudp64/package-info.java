/**
 * Hot: the sequence of a MoldUDP64 session, from packets of any transport: holes, duplicates of a second line, packets
 * out of order, heartbeats and the end.
 */
package io.leadline.feed.moldudp64;
