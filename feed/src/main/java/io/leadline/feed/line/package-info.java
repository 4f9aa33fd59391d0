/**
 * Hot: lines between connections and a feed's decoder: what arrives on the threads of connections, kept in bounded
 * memory and handed to the feed's thread in order; recorded on demand, and read back from recordings. Knows neither
 * venues nor what carries a line.
 */
package io.leadline.feed.line;
