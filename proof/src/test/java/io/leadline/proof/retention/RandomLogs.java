package io.leadline.proof.retention;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.config.Market;
import io.leadline.config.Schedule;
import io.leadline.config.Seed;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.sampler.Sampler;

/** An event log of random makers over several days, some of them quiet, and the snapshot log that a sampler makes. */
public final class RandomLogs
{
    static final long START_EPOCH_NS = 1_772_323_200_000_000_000L;
    static final long DAY_NS = 86_400_000_000_000L;

    private static final String CONFIGURATION = """
        venue: example
        markets:
          - { name: SOL-PERP, tick: "0.01", lot: "0.1" }
          - { name: BONK-PERP, tick: "0.01", lot: "0.1" }
        ladders:
          - { name: mid, reference: mid, edges_bps: [1, 3, 5, 10, 100] }
          - { name: touch, reference: touch, edges_bps: [1, 3, 5, 10, 15, 20] }
        schedule: { every: 20m, instant: fixed }
        detail: %s
        makers: all
        """;
    private static final int MAKERS = 5;

    private final Random random;
    private final Configuration configuration;
    private final Path events;
    private final Path snapshots;
    private final List<long[]> resting = new ArrayList<>();
    private long timeEpochNs;
    private long nextId = 1;

    public RandomLogs(final Path folder, final long seed)
    {
        random = new Random(seed);
        final Configuration fixed = ConfigurationReader.parse(
            CONFIGURATION.formatted(random.nextBoolean() ? "bands" : "orders"), "random");
        final byte[] key = new byte[32];
        random.nextBytes(key);
        configuration = random.nextBoolean() ? fixed : new Configuration(
            fixed.venue(), fixed.markets(), fixed.ladders(),
            new Schedule(fixed.schedule().everyNs(), true, new Seed(key)),
            fixed.feed(), fixed.detail(), fixed.makers(), fixed.limits());
        events = folder.resolve("events");
        snapshots = folder.resolve("snapshots");
        timeEpochNs = START_EPOCH_NS + random.nextLong(DAY_NS);
    }

    Configuration configuration()
    {
        return configuration;
    }

    public Path events()
    {
        return events;
    }

    public Path snapshots()
    {
        return snapshots;
    }

    /** Goes on for about so many days. */
    public void trade(final int days)
    {
        try (EventLogWriter log = writer())
        {
            trade(days, log);
        }
    }

    /** A writer for a venue that is at work all the while. */
    EventLogWriter writer()
    {
        return new EventLogWriter(events, Long.MAX_VALUE);
    }

    /** The same with a writer that stays open. */
    void trade(final int days, final EventLogWriter log)
    {
        final long endEpochNs = timeEpochNs + days * DAY_NS;
        while (timeEpochNs < endEpochNs)
        {
            timeEpochNs += random.nextInt(80) == 0
                ? random.nextLong(DAY_NS * 3 / 2) : random.nextLong(900_000_000_000L);
            send(log);
        }
        log.flush();
    }

    private void send(final EventLogWriter log)
    {
        final Market configured = configuration.markets().get(random.nextInt(2));
        final int market = log.market(configured.name(), configured.tick(), configured.lot());
        final int account = log.account("m" + random.nextInt(MAKERS));
        if (resting.size() < 8 || random.nextInt(3) == 0)
        {
            final int side = random.nextBoolean() ? Side.BID : Side.ASK;
            final long distance = random.nextInt(12);
            resting.add(new long[]{market, nextId});
            log.add(timeEpochNs, market, nextId++, account, side,
                side == Side.BID ? 10_000 - distance : 10_001 + distance, 1 + random.nextInt(5_000), 1);
            return;
        }
        final long[] order = resting.get(random.nextInt(resting.size()));
        switch (random.nextInt(6))
        {
            case 0, 1 ->
            {
                log.cancel(timeEpochNs, (int)order[0], order[1]);
                resting.remove(order);
            }
            case 2, 3 -> log.fill(
                timeEpochNs, (int)order[0], order[1], EventSink.NO_PRICE, 1 + random.nextInt(900), account, 0);
            case 4 -> log.trade(timeEpochNs, market, account, 10_000, 1 + random.nextInt(50), account, 0);
            default -> log.replace(
                timeEpochNs, (int)order[0], order[1], EventSink.NO_ORDER_ID, 9_990 + random.nextInt(22), 70, 0);
        }
    }

    /** Samples, or goes on sampling, into a folder; returns the log's last hash. */
    public byte[] sample(final Path into)
    {
        try (EventLogReader reader = new EventLogReader(events);
            Sampler sampler = new Sampler(configuration, into, false))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(sampler);
            }
            sampler.log().requireNoMore();

            return sampler.log().lastHash();
        }
    }
}
