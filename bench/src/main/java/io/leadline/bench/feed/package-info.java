/**
 * Hot: what the feeds' benches share: messages in memory, those who only read them, and a sink that takes every event
 * and keeps a sum.
 */
package io.leadline.bench.feed;
