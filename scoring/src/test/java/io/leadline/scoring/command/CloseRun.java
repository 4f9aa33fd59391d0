package io.leadline.scoring.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.export.Configurations;
import io.leadline.scoring.LogBuilder;
import io.leadline.scoring.ProgramTexts;

/**
 * Closes of the built-in monthly program over a log of February and March with a snapshot a day:
 * two makers alike in one market, which has the whole of its tier.
 */
final class CloseRun
{
    static final String[] MARCH = {"--from", "2026-03-01", "--to", "2026-04-01"};
    static final String[] FEBRUARY = {"--from", "2026-02-01", "--to", "2026-03-01"};
    static final String[] BOTH = {"--from", "2026-02-01", "--to", "2026-04-01", "--by-period"};

    private final Path folder;
    private final LogBuilder log = log();
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    CloseRun(final Path folder)
    {
        this.folder = folder;
    }

    /** Exit code of {@code close} with a period and more; the built-in program unless one is among them. */
    int close(final String[] period, final String... more)
    {
        return closeInto("closes", period, more);
    }

    int closeInto(final String closes, final String[] period, final String... more)
    {
        return run("close", period, more, "--closes", folder.resolve(closes).toString());
    }

    /** Exit code of {@code score} likewise. */
    int score(final String[] period, final String... more)
    {
        return run("score", period, more, "--out", folder.resolve("scores").toString());
    }

    String out()
    {
        return out.toString();
    }

    String err()
    {
        return err.toString();
    }

    /** Folder of the closes of a period. */
    Path closes(final String period)
    {
        return folder.resolve("closes").resolve(ProgramTexts.BACKPACK).resolve(period);
    }

    /** A file beside the closes. */
    String file(final String name, final String text)
    {
        try
        {
            return Files.writeString(folder.resolve(name), text).toString();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** The text of the program that closes follow unless they are told another. */
    static String program()
    {
        return ProgramTexts.text(ProgramTexts.BACKPACK, "[BTC-PERP, ETH-PERP, SOL-PERP]", "[SOL-PERP]");
    }

    private int run(final String verb, final String[] period, final String[] more, final String... where)
    {
        out = new StringWriter();
        err = new StringWriter();
        final List<String> all = new ArrayList<>(List.of(verb));
        all.addAll(Arrays.asList(period));
        all.addAll(Arrays.asList(more));
        if (!all.contains("--program"))
        {
            all.addAll(List.of("--program", file("program.yaml", program())));
        }
        all.addAll(Arrays.asList(where));
        all.addAll(List.of("--snapshots", "log"));

        return ScoringMain.run(
            path -> log.source(), new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }

    private static LogBuilder log()
    {
        final LogBuilder log = new LogBuilder(Configurations.market("SOL-PERP", "0.01", "1"))
            .bid("ant", 9_999, 90).ask("ant", 10_001, 90)
            .bid("bolt", 9_999, 90).ask("bolt", 10_001, 90);
        for (final String month : List.of("02", "03"))
        {
            for (int day = 1; day <= ("02".equals(month) ? 28 : 31); day++)
            {
                log.fills(0, "ant", 50_000).fills(0, "bolt", 50_000);
                log.snapshot(0, "2026-%s-%02dT06:00:00Z".formatted(month, day));
            }
        }

        return log;
    }
}
