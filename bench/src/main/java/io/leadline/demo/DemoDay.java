package io.leadline.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

import io.leadline.event.EventSink;

/**
 * A venue day in accelerated time: every order of it goes through a real matching engine, and what the engine does is
 * written into an {@link EventSink}. A seed gives the same events in every run and on every machine. Single thread.
 */
public final class DemoDay
{
    /** 2026-03-02T00:00:00Z, a Monday. */
    public static final long START_EPOCH_NS = 1_772_409_600L * 1_000_000_000L;

    /** 24 hours. */
    public static final long LENGTH_NS = 86_400L * 1_000_000_000L;

    /** The seed of the published demo. */
    public static final long SEED = 20_260_302L;

    private static final long HEARTBEAT_EVERY_NS = 5_000_000_000L;
    private static final long STEP_EVERY_NS = 1_000_000_000L;
    private static final List<String> TAKERS = List.of("retail-1", "retail-2", "retail-3", "fund-1");
    private static final String ARBITRAGEUR = "arbitrage-1";

    private final EventSink sink;
    private final long seed;
    private final DaySpan span;
    private final LongConsumer progress;
    private final VenueFeed feed;
    private final Agenda agenda = new Agenda();
    private final List<SimulatedExchange> exchanges = new ArrayList<>();
    private final List<Watcher> watchers = new ArrayList<>();

    /**
     * Defines markets in the sink and opens them; nothing else happens yet.
     *
     * @param sink     gets the events, on the calling thread.
     * @param seed     of all chance.
     * @param lengthNs of the day: at most {@link #LENGTH_NS}; in a shorter one, absences and incidents shrink with it.
     * @param progress hears the venue time every few venue seconds.
     * @throws IllegalArgumentException when the length is out of range.
     */
    DemoDay(final EventSink sink, final long seed, final long lengthNs, final LongConsumer progress)
    {
        if (lengthNs < HEARTBEAT_EVERY_NS || lengthNs > LENGTH_NS)
        {
            throw new IllegalArgumentException(
                "length of day out of range: lengthNs=" + lengthNs + " limit=" + LENGTH_NS);
        }
        this.sink = sink;
        this.seed = seed;
        this.span = new DaySpan(START_EPOCH_NS, lengthNs);
        this.progress = progress;
        this.feed = new VenueFeed(sink, START_EPOCH_NS);

        DemoMarket.ALL.forEach(this::openMarket);
        Incident.ALL.forEach(this::plan);
        agenda.at(START_EPOCH_NS + HEARTBEAT_EVERY_NS, this::beat);
    }

    /** The whole day of the published demo, but with a seed of the caller's. */
    public static DemoCounts run(final EventSink sink, final long seed)
    {
        return run(sink, seed, LENGTH_NS, timeEpochNs ->
        {
        });
    }

    /**
     * A day or a shorter stretch that stands for one. The log's last event is a heartbeat at its end.
     *
     * @param sink     gets the events, on the calling thread.
     * @param seed     of all chance.
     * @param lengthNs from 5 s to 24 h.
     * @param progress hears the venue time every few venue seconds.
     * @return what was written.
     */
    public static DemoCounts run(
        final EventSink sink, final long seed, final long lengthNs, final LongConsumer progress)
    {
        final DemoDay day = new DemoDay(sink, seed, lengthNs, progress);
        day.runTo(day.span.endEpochNs());

        return day.finish();
    }

    /** Lets happen what is due before a time. */
    void runTo(final long boundEpochNs)
    {
        while (agenda.actBefore(boundEpochNs))
        {
            for (final Watcher watcher : watchers)
            {
                if (watcher.exchange.hasNewTouch())
                {
                    watcher.maker.requote(agenda.nowEpochNs());
                }
            }
        }
    }

    /** Ends the log at the end of the day. */
    DemoCounts finish()
    {
        feed.heartbeat(span.endEpochNs());

        return feed.counts();
    }

    List<SimulatedExchange> exchanges()
    {
        return exchanges;
    }

    private void openMarket(final DemoMarket market)
    {
        final int number = sink.market(market.name(), market.tick(), market.lot());
        final SimulatedExchange exchange = new SimulatedExchange(market, number, feed);
        final FairPrice fair = new FairPrice(market, dice(market, "fair"));
        exchanges.add(exchange);
        exchange.setHalted(span.startEpochNs(), false);

        agenda.at(span.startEpochNs(), now -> step(now, fair, dice(market, "steps")));
        Roster.ALL.stream()
            .filter(character -> character.markets().contains(market))
            .forEach(character -> enrol(character, exchange, fair));
        addTakers(exchange, fair);
    }

    private void enrol(final MakerCharacter character, final SimulatedExchange exchange, final FairPrice fair)
    {
        final Dice dice = dice(exchange.market(), character.name());
        final int quoting = sink.account(character.accounts().get(0));
        final MakerAgent maker = new MakerAgent(character, quoting, exchange, fair, agenda, dice, span);
        agenda.at(span.startEpochNs(), maker::look);
        if (character.isWatchful())
        {
            watchers.add(new Watcher(exchange, maker));
        }
        if (character.selfTradeUsd() > 0)
        {
            final int taking = sink.account(character.accounts().get(character.accounts().size() - 1));
            final Dice own = dice(exchange.market(), character.name() + " with itself");
            final SelfTrader trader =
                new SelfTrader(quoting, taking, character.selfTradeUsd(), exchange, agenda, own);
            agenda.at(span.startEpochNs(), trader::look);
        }
    }

    private void addTakers(final SimulatedExchange exchange, final FairPrice fair)
    {
        final DemoMarket market = exchange.market();
        final List<Integer> accounts = TAKERS.stream().map(sink::account).toList();
        final TakerAgent takers = new TakerAgent(accounts, exchange, agenda, dice(market, "takers"));
        final Arbitrageur arbitrageur = new Arbitrageur(
            sink.account(ARBITRAGEUR), exchange, fair, agenda, dice(market, ARBITRAGEUR));
        agenda.at(span.startEpochNs(), takers::look);
        agenda.at(span.startEpochNs(), arbitrageur::look);
    }

    private void plan(final Incident incident)
    {
        final SimulatedExchange exchange = exchanges.get(DemoMarket.ALL.indexOf(incident.market()));
        final long from = span.epochNs(incident.fromPermille());
        final long to = span.epochNs(incident.toPermille());
        switch (incident.kind())
        {
            case HALT ->
            {
                agenda.at(from, now -> exchange.setHalted(now, true));
                agenda.at(to, now -> exchange.setHalted(now, false));
            }
            case FEED_OUTAGE ->
            {
                agenda.at(from, now -> feed.goDown(exchange.marketNumber()));
                agenda.at(to, now -> feed.comeBack(now, exchange.marketNumber(), exchange.resting().all()));
            }
            default -> throw new IllegalStateException("incident unknown: kind=" + incident.kind());
        }
    }

    private void step(final long timeEpochNs, final FairPrice fair, final Dice dice)
    {
        fair.step();
        agenda.at(timeEpochNs + dice.around(STEP_EVERY_NS), now -> step(now, fair, dice));
    }

    private void beat(final long timeEpochNs)
    {
        feed.heartbeat(timeEpochNs);
        progress.accept(timeEpochNs);
        agenda.at(timeEpochNs + HEARTBEAT_EVERY_NS, this::beat);
    }

    private Dice dice(final DemoMarket market, final String who)
    {
        return new Dice(seed, market.name() + ' ' + who);
    }

    /** A maker that answers every change of the touch at once. */
    private record Watcher(SimulatedExchange exchange, MakerAgent maker)
    {
    }
}
