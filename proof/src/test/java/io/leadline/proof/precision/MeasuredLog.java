package io.leadline.proof.precision;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;

/** Events of one market written into a log and measured: prices in cents, times behind a start. */
final class MeasuredLog
{
    /** 10 s in front of a midnight. */
    static final long START_EPOCH_NS = 1_772_323_190_000_000_000L;
    static final long SECOND_NS = 1_000_000_000L;
    static final String MARKET = "SOL-PERP";

    private final Path folder;
    private final Configuration configuration;
    private final EventLogWriter writer;
    private final int market;

    MeasuredLog(final Path folder)
    {
        this(folder, "");
    }

    /** The same with more lines of configuration. */
    MeasuredLog(final Path folder, final String lines)
    {
        this.folder = folder.resolve("events");
        configuration = ConfigurationReader.parse("""
            venue: example
            markets:
              - { name: SOL-PERP, tick: "0.01", lot: "0.1" }
              - { name: BTC-PERP, tick: "0.01", lot: "0.1" }
            schedule: { every: 1s, instant: fixed }
            """ + lines, "config.yaml");
        writer = new EventLogWriter(this.folder, configuration.feed().maxJumpNs());
        market = writer.market(MARKET, new BigDecimal("0.01"), new BigDecimal("0.1"));
    }

    static long at(final double seconds)
    {
        return START_EPOCH_NS + (long)(seconds * SECOND_NS);
    }

    /** An order of 1 lot by an account of this name. */
    MeasuredLog add(final long timeEpochNs, final long orderId, final String account, final int side, final long price)
    {
        writer.add(timeEpochNs, market, orderId, writer.account(account), side, price, 1, 0);

        return this;
    }

    /** Both sides of a maker at 99.90 and 100.10, as orders {@code 2 · first} and the next. */
    MeasuredLog quote(final long timeEpochNs, final long first, final String account)
    {
        return add(timeEpochNs, 2 * first, account, Side.BID, 9_990)
            .add(timeEpochNs, 2 * first + 1, account, Side.ASK, 10_010);
    }

    MeasuredLog cancel(final long timeEpochNs, final long orderId)
    {
        writer.cancel(timeEpochNs, market, orderId);

        return this;
    }

    /** Anything else of the market. */
    MeasuredLog event(final Consumer<EventSink> event)
    {
        event.accept(writer);

        return this;
    }

    int market()
    {
        return market;
    }

    MeasuredLog heartbeat(final long timeEpochNs)
    {
        writer.heartbeat(timeEpochNs, EventSink.NO_MARKET);

        return this;
    }

    Configuration configuration()
    {
        return configuration;
    }

    Path events()
    {
        writer.close();

        return folder;
    }

    /** Measures all by one rule. */
    PresencePass measure(final String presence)
    {
        events();
        try (EventLogReader reader = new EventLogReader(folder);
            PresencePass pass = new PresencePass(
                configuration, List.of(Presence.parse(presence, configuration))))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(pass);
            }
            pass.finish();

            return pass;
        }
    }
}
