package io.leadline.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.config.Market;
import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.result.LogResult;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.scoring.result.ScoreResult;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;

/**
 * Collects the timelines of a report in a walk of its own over the logs, after the scores: only then is it known which
 * makers are drawn and where a period ends, and a market with a hundred thousand accounts costs no more than its best.
 * {@link #read} every log of the result once, in its order, or parts of it apart: files or markets, each by a thread of
 * its own. A log that has grown since is read as far as it was scored. Single thread, but for {@link #readPart}.
 */
public final class TimelinePass
{
    private final Timelines timelines = new Timelines();
    private final List<MarketWatch> watches = new ArrayList<>();
    private final List<LogResult> logs;
    private final Rates rates;
    private final int mostDrawn;
    private int readCount;

    /**
     * Prepares the timelines of a result.
     *
     * @param programs those that were scored, in the order of the result.
     * @param rates    with which they were.
     */
    public TimelinePass(final List<Program> programs, final Rates rates, final ScoreResult result)
    {
        this(programs, rates, result, MarketView.MOST_DRAWN);
    }

    private TimelinePass(
        final List<Program> programs, final Rates rates, final ScoreResult result, final int mostDrawn)
    {
        this.mostDrawn = mostDrawn;
        this.rates = rates;
        logs = result.logs();
        for (int program = 0; program < programs.size(); program++)
        {
            final ProgramResult programResult = result.programs().get(program);
            final int periods = programs.get(program).isOfBrokers() ? 0 : programResult.periods().size();
            for (int period = 0; period < periods; period++)
            {
                watch(programs.get(program), programResult, program, period);
            }
        }
    }

    /** The same for every maker, as statements need it, however many there are. */
    public static TimelinePass ofEverybody(final List<Program> programs, final Rates rates, final ScoreResult result)
    {
        return new TimelinePass(programs, rates, result, Integer.MAX_VALUE);
    }

    /** Walks over the next log, whole. */
    public void read(final SnapshotSource log)
    {
        add(readPart(readCount, log));
        readCount++;
    }

    /** How many timelines are collected of a market: one for each program and period that draws it. */
    public int watchCount(final String market)
    {
        return Math.toIntExact(watches.stream().filter(watch -> watch.market().equals(market)).count());
    }

    /**
     * Walks over a part of a log. Any thread may call.
     *
     * @param log  position of the log in the result.
     * @param part of the log, with its configuration.
     */
    public Part readPart(final int log, final SnapshotSource part)
    {
        final MarketWatch[] parts = watches.stream().map(MarketWatch::part).toArray(MarketWatch[]::new);
        walk(logs.get(log).lastEpochNs(), part, parts);
        Arrays.stream(parts).forEach(MarketWatch::settle);

        return new Part(parts);
    }

    /** Takes in a part. Parts of a market are added in the order of time, those of a log after those of another. */
    public void add(final Part part)
    {
        for (int i = 0; i < part.watches.length; i++)
        {
            watches.get(i).append(part.watches[i]);
        }
    }

    /** What was collected of a part of a log. */
    public static final class Part
    {
        private final MarketWatch[] watches;

        private Part(final MarketWatch[] watches)
        {
            this.watches = watches;
        }
    }

    private static void walk(final long lastEpochNs, final SnapshotSource log, final MarketWatch[] watches)
    {
        final List<List<MarketWatch>> byMarket = new ArrayList<>();
        for (final Market market : log.configuration().markets())
        {
            byMarket.add(Arrays.stream(watches)
                .filter(watch -> watch.market().equals(market.name()))
                .filter(watch -> watch.bind(market, log.configuration().schedule(), log.layout()))
                .toList());
        }
        for (SnapshotSource.Record record = log.next(); record != SnapshotSource.Record.END; record = log.next())
        {
            final Snapshot snapshot = log.snapshot();
            if (snapshot.timeEpochNs() > lastEpochNs)
            {
                return;
            }
            if (record == SnapshotSource.Record.SNAPSHOT)
            {
                byMarket.get(snapshot.market()).forEach(watch -> watch.onSnapshot(snapshot));
            }
        }
    }

    /** What was collected. */
    public Timelines timelines()
    {
        watches.forEach(watch -> watch.timeline().ifPresent(timeline ->
            timelines.put(watch.programIndex(), watch.periodIndex(), watch.market(), timeline)));

        return timelines;
    }

    private void watch(
        final Program program, final ProgramResult result, final int programIndex, final int periodIndex)
    {
        final PeriodResult period = result.periods().get(periodIndex);
        final Rule rule = program.rules().stream()
            .filter(candidate -> candidate.dates().equals(period.rule()))
            .findFirst()
            .orElseThrow();
        for (final MarketResult market : period.markets())
        {
            watches.add(new MarketWatch(program, rule, rates, period, market, programIndex, periodIndex, mostDrawn));
        }
    }
}
