/** Hot: what the feeds' benches share: a sink that takes every event and keeps a sum. */
package io.leadline.bench.feed;
