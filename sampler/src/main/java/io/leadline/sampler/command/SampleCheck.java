package io.leadline.sampler.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.log.DocumentTailer;
import io.leadline.measure.MeasureLayout;

/** Says what a configuration comes to, and what a run over the given folders would do. Writes nothing. */
final class SampleCheck
{
    private static final long NS_PER_MS = 1_000_000L;
    private static final long MS_PER_DAY = 86_400_000L;

    private final Configuration configuration;
    private final Path events;
    private final Path snapshots;

    SampleCheck(final Configuration configuration, final Path events, final Path snapshots)
    {
        this.configuration = configuration;
        this.events = events;
        this.snapshots = snapshots;
    }

    void print(final PrintWriter out)
    {
        CounterReport.line(out, "venue", configuration.venue());
        for (final Market market : configuration.markets())
        {
            CounterReport.line(out, "market " + market.name(), market(market));
        }
        for (final Ladder ladder : configuration.ladders())
        {
            CounterReport.line(out, "ladder " + ladder.name(), ladder(ladder));
        }
        CounterReport.line(out, "schedule", schedule());
        CounterReport.line(
            out, "snapshots a day", Math.multiplyExact(snapshotsPerDay(), (long)configuration.markets().size()));
        CounterReport.line(
            out, "values of a maker", new MeasureLayout(configuration.ladders()).fieldCount());
        CounterReport.line(out, "makers", makers());
        CounterReport.line(out, "feed", "max_jump_ms=" + configuration.feed().maxJumpNs() / NS_PER_MS +
            " max_silence_ms=" + configuration.feed().maxSilenceNs() / NS_PER_MS);
        CounterReport.line(out, "limits", limits(configuration.limits()));
        printLogs(out);
    }

    private static String limits(final Configuration.Limits limits)
    {
        return "orders_per_market=" + limits.ordersPerMarket() + " levels_per_market=" + limits.levelsPerMarket() +
            " makers_per_market=" + limits.makersPerMarket();
    }

    private static String market(final Market market)
    {
        return "tick=" + market.tick().toPlainString() + " lot=" + market.lot().toPlainString() + " book=" +
            market.book().name().toLowerCase(Locale.ROOT) + " min_touch_notional=" +
            market.minTouchNotional().toPlainString() + " multiplier=" + market.multiplier().toPlainString() +
            " quote=" + market.quote();
    }

    private static String ladder(final Ladder ladder)
    {
        return "reference=" + ladder.reference().name().toLowerCase(Locale.ROOT) + " post_only=" +
            ladder.postOnly() + " edges_bps=" +
            ladder.edgesBpsE2().stream().map(Ladder::edgeText).collect(Collectors.joining(","));
    }

    private String schedule()
    {
        return (configuration.schedule().isRandom() ? "random" : "fixed") + " every_ms=" +
            configuration.schedule().everyNs() / NS_PER_MS;
    }

    private long snapshotsPerDay()
    {
        return MS_PER_DAY * NS_PER_MS / configuration.schedule().everyNs();
    }

    private String makers()
    {
        return configuration.makers().isAll() ?
            "every account" :
            configuration.makers().makers().stream()
                .map(maker -> maker.name() + "=" + String.join("+", maker.accounts()))
                .collect(Collectors.joining(" "));
    }

    private void printLogs(final PrintWriter out)
    {
        if (events != null)
        {
            CounterReport.line(
                out, "event log", events + (DocumentTailer.isLog(events) ? " would be read" : " does not exist yet"));
        }
        if (snapshots != null && !DocumentTailer.isLog(snapshots))
        {
            CounterReport.line(out, "snapshot log", snapshots + " would be made");
        }
        else if (snapshots != null)
        {
            printContinuation(out);
        }
    }

    private void printContinuation(final PrintWriter out)
    {
        final List<String> differences = LogDifferences.between(snapshots, configuration);
        CounterReport.line(
            out,
            "snapshot log",
            snapshots + (differences.isEmpty() ? " would be continued" : " would be refused, it differs:"));
        differences.forEach(out::println);
    }
}
