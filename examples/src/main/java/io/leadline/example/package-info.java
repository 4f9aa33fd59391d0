/**
 * Hot: how a matching engine on the JVM tells its order events, on two engines of others: a listener of
 * parity-match and a handler of exchange-core's results. Each writes into an {@link io.leadline.event.EventSink}: an
 * {@link io.leadline.event.EventLogWriter} where the engine and its event log share a process, an
 * {@link io.leadline.feed.aeron.EngineSink} where Aeron lies between.
 */
package io.leadline.example;
