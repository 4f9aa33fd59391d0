/**
 * Hot: events into the event log and out of it, and the whole way from one log to the other.
 */
package io.leadline.bench.log;
