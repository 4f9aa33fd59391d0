/**
 * Hot: captures of network traffic (pcap), and the UDP datagrams in them.
 */
package io.leadline.feed.pcap;
