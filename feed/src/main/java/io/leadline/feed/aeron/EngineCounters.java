package io.leadline.feed.aeron;

import java.util.stream.Stream;

import io.leadline.event.EventType;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;

/** What a session of an engine counts. */
final class EngineCounters
{
    final FeedCounters all;
    final Counter messages;
    final Counter marketDefinitions;
    final Counter accountDefinitions;
    /** By {@link EventType}; null at 0. */
    final Counter[] events = new Counter[EventType.HEARTBEAT + 1];
    final Counter sessions;
    final Counter joins;
    final Counter disconnects;
    final Counter gaps;
    final Counter missedMessages;
    final Counter duplicates;
    final Counter unconfiguredMarkets;
    final Counter unknownMarkets;
    final Counter unknownAccounts;
    final Counter conflictingDefinitions;
    final Counter offLot;
    final Counter offTick;
    final Counter rounded;
    /** By {@link Refused}. */
    final Counter[] refused;

    /** Adds them to those that a feed has. */
    EngineCounters(final FeedCounters all)
    {
        this.all = all;
        messages = all.add("messages");
        marketDefinitions = all.add("market_definitions");
        accountDefinitions = all.add("account_definitions");
        for (int type = EventType.ADD; type < events.length; type++)
        {
            events[type] = all.add(EventType.name(type));
        }
        sessions = all.add("sessions");
        joins = all.add("joined_in_the_middle");
        disconnects = all.add("disconnects");
        gaps = all.add("gaps");
        missedMessages = all.add("missed_messages");
        duplicates = all.add("duplicates");
        unconfiguredMarkets = all.add("unconfigured_market");
        unknownMarkets = all.add("unknown_market");
        unknownAccounts = all.add("unknown_account");
        conflictingDefinitions = all.add("conflicting_definitions");
        offLot = all.add("size_off_lot");
        offTick = all.add("price_off_tick");
        rounded = all.add("price_rounded");
        refused = Stream.of(Refused.values()).map(reason -> all.add(reason.text())).toArray(Counter[]::new);
    }
}
