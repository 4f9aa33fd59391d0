/** Hot: an engine's messages on their way into events, in memory and over Aeron. */
package io.leadline.bench.feed.aeron;
