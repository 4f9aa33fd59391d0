/**
 * Hot: matching engines next door, which tell their order events in the messages of {@code leadline-events.xml}, over
 * Aeron or in a file. {@link io.leadline.feed.aeron.EngineSink} is the engine's end for engines on the JVM,
 * {@link io.leadline.feed.aeron.EngineSession} the decoder behind every transport.
 */
package io.leadline.feed.aeron;
