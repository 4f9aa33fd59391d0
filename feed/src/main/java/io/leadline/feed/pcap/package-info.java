/**
 * Hot: captures of network traffic (pcap, pcapng), and the UDP datagrams in them.
 */
package io.leadline.feed.pcap;
