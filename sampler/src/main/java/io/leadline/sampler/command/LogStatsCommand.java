package io.leadline.sampler.command;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.leadline.command.Progress;
import io.leadline.command.Verbs;
import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.log.DocumentTailer;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.MarketSizes;
import io.leadline.snapshot.SectionSizes;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotLogSizes;
import io.leadline.snapshot.SnapshotSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code leadline log-stats}: where the bytes of a snapshot log go. */
@Command(
    name = "log-stats",
    description = "Counts the documents, snapshots and entries of a snapshot log, and its bytes by kind, market and " +
        "field.",
    mixinStandardHelpOptions = true)
final class LogStatsCommand implements Callable<Integer>
{
    private static final List<String> KINDS =
        List.of("", "configuration", "makers", "snapshot", "totals", "snapshots");
    private static final List<String> PLAIN_FIELDS =
        List.of("best_bid", "best_ask", "filled_size", "filled_notional", "self_matched_notional");
    private static final int NAME_WIDTH = 34;
    private static final int NUMBER_WIDTH = 14;

    @Spec
    private CommandSpec spec;

    @Option(names = "--snapshots", required = true, paramLabel = "DIR", description = "folder of the snapshot log")
    private Path snapshots;

    @Option(names = "--quiet", description = "no progress on stderr")
    private boolean isQuiet;

    @Override
    public Integer call()
    {
        final PrintWriter out = spec.commandLine().getOut();
        final SnapshotLogSizes sizes = new SnapshotLogSizes(new DocumentTailer(snapshots));
        try (SnapshotLogReader reader = SnapshotLogReader.open(sizes);
            Progress progress = Progress.start("log-stats", " documents", -1, isQuiet))
        {
            sizes.expect(reader.layout(), reader.configuration().markets().size());
            while (reader.next() != SnapshotSource.Record.END)
            {
                progress.done(reader.documentCount());
            }
            CounterReport.line(out, "format", reader.format());
            printKinds(out, sizes);
            if (sizes.sections().documentHeaderBytes() > 0)
            {
                printMarkets(out, sizes, reader.configuration());
                printParts(out, sizes, reader.layout());
                if (reader.configuration().detail() == Configuration.Detail.ORDERS)
                {
                    row(out, "orders", sizes.sections().orderBytes());
                }
            }
        }

        return Verbs.DONE;
    }

    private static void printKinds(final PrintWriter out, final SnapshotLogSizes sizes)
    {
        row(out, "kind", "documents", "bytes");
        long documents = 0;
        long bytes = 0;
        for (int kind = 1; kind < KINDS.size(); kind++)
        {
            row(out, KINDS.get(kind), sizes.documentCount(kind), sizes.byteCount(kind));
            documents += sizes.documentCount(kind);
            bytes += sizes.byteCount(kind);
        }
        row(out, "all", documents, bytes);
    }

    private static void printMarkets(
        final PrintWriter out, final SnapshotLogSizes sizes, final Configuration configuration)
    {
        out.println();
        row(out, "market", "snapshots", "bytes", "B/snapshot");
        long keyframes = 0;
        long entries = 0;
        long makers = 0;
        long snapshotCount = 0;
        for (int i = 0; i < configuration.markets().size(); i++)
        {
            final MarketSizes market = sizes.market(i);
            row(out, configuration.markets().get(i).name(), market.snapshotCount(), market.byteCount(),
                ratio(market.byteCount(), market.snapshotCount()));
            snapshotCount += market.snapshotCount();
            keyframes += market.keyframeCount();
            entries += market.entryCount();
            makers += market.makerCount();
        }
        final SectionSizes sections = sizes.sections();
        out.println();
        CounterReport.line(out, "snapshots", snapshotCount);
        CounterReport.line(out, "keyframes", keyframes);
        CounterReport.line(out, "keyframe_bytes", sections.keyframeBytes());
        CounterReport.line(out, "entries", entries);
        CounterReport.line(out, "makers_in_snapshots", makers);
        CounterReport.line(out, "bytes_per_snapshot", ratio(
            sizes.byteCount(KINDS.indexOf("snapshot")) + sizes.byteCount(KINDS.indexOf("snapshots")), snapshotCount));
        CounterReport.line(out, "bits_per_moved_maker",
            ratio(Byte.SIZE * sections.movedMakerBytes(), sections.movedMakers()));
        CounterReport.line(out, "bits_per_unmoved_maker",
            ratio(Byte.SIZE * sections.gapBytes(), makers - sections.movedMakers()));
    }

    private static void printParts(final PrintWriter out, final SnapshotLogSizes sizes, final MeasureLayout layout)
    {
        final SectionSizes sections = sizes.sections();
        out.println();
        row(out, "part", "bytes");
        row(out, "document_headers", sections.documentHeaderBytes());
        row(out, "section_heads", sections.sectionHeadBytes());
        row(out, "entry_heads", sections.entryHeadBytes());
        row(out, "gaps", sections.gapBytes());
        row(out, "masks", sections.maskBytes());
        for (int field = 0; field < PLAIN_FIELDS.size(); field++)
        {
            row(out, PLAIN_FIELDS.get(field), sections.fieldBytes(field));
        }
        for (int i = 0; i < layout.ladders().size(); i++)
        {
            final Ladder ladder = layout.ladders().get(i);
            for (int side = 0; side < 2; side++)
            {
                for (int edge = 0; edge < ladder.edgesBpsE2().size(); edge++)
                {
                    final String name = ladder.name() + (side == 0 ? "_bid_" : "_ask_") +
                        Ladder.edgeText(ladder.edgesBpsE2().get(edge));
                    row(out, name + "_size", sections.fieldBytes(layout.sizeField(i, side, edge)));
                    row(out, name + "_notional", sections.fieldBytes(layout.notionalField(i, side, edge)));
                }
            }
        }
    }

    private static String ratio(final long numerator, final long denominator)
    {
        return denominator == 0 ? "-" :
            BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static void row(final PrintWriter out, final String name, final Object... values)
    {
        final StringBuilder line = new StringBuilder(name);
        int width = NAME_WIDTH;
        for (final Object value : values)
        {
            width += NUMBER_WIDTH;
            final String text = value.toString();
            line.append(" ".repeat(Math.max(1, width - line.length() - text.length()))).append(text);
        }
        out.println(line);
    }
}
