package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.leadline.command.Version;
import io.leadline.export.Configurations;
import io.leadline.program.Programs;
import io.leadline.scoring.LogBuilder;
import io.leadline.scoring.ProgramTexts;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.output.ScoresJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs that are scored at once come to what they come to one after another. */
class ManyLogsTest
{
    private static final int LOGS = 12;
    private static final int SNAPSHOTS = 300;
    private static final List<String> PROGRAMS = List.of(ProgramTexts.DRIFT, ProgramTexts.BACKPACK);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldScoreLogsAtOnceAsOneAfterAnother() throws Exception
    {
        final Scoring scoring = new Scoring(ScoreRequest.of(Programs.of(PROGRAMS), Version.text()));
        for (int day = 0; day < LOGS; day++)
        {
            scoring.read(log(day).source());
        }
        final StringWriter expected = new StringWriter();
        new ScoresJson().write(scoring.result(), expected);

        assertThat(score(days())).as(err::toString).isZero();

        assertThat(out.toString()).isEqualTo(expected.toString());
    }

    @Test
    void shouldTellTheSameOfBadLogsInEveryRun()
    {
        final List<String> days = new ArrayList<>(days());
        days.set(3, "0");
        days.set(7, "5");
        for (int run = 0; run < 20; run++)
        {
            err.getBuffer().setLength(0);
            assertThat(score(days)).isEqualTo(2);
            assertThat(err.toString()).startsWith("two logs hold one market at the same time: market=SOL-PERP"
                + " first=2026-02-01T").doesNotContain("first=2026-02-06T");
        }
    }

    @Test
    void shouldWriteTheSameInWhateverOrderLogsAreNamed() throws Exception
    {
        final List<String> files = List.of("scores.csv", "payouts.csv", "scores.json", "report.html");
        final List<String> logs = new ArrayList<>(days());
        // Another market, which begins at the same time as the first of these.
        logs.add("btc");
        assertThat(score(logs)).as(err::toString).isZero();
        final List<String> before = new ArrayList<>();
        for (final String file : files)
        {
            before.add(Files.readString(folder.resolve("out").resolve(file)));
        }

        for (int seed = 0; seed < 3; seed++)
        {
            Collections.shuffle(logs, new Random(seed));
            assertThat(score(logs)).as(err::toString).isZero();
            for (int i = 0; i < files.size(); i++)
            {
                assertThat(folder.resolve("out").resolve(files.get(i))).as(logs + " " + files.get(i))
                    .content().isEqualTo(before.get(i));
            }
        }
    }

    private static List<String> days()
    {
        final List<String> days = new ArrayList<>();
        for (int day = 0; day < LOGS; day++)
        {
            days.add(Integer.toString(day));
        }

        return days;
    }

    private int score(final List<String> days)
    {
        final List<String> arguments = new ArrayList<>(List.of("score", "--quiet", "--json", "--program"));
        arguments.addAll(PROGRAMS);
        arguments.add("--snapshots");
        arguments.addAll(days);
        arguments.addAll(List.of("--out", folder.resolve("out").toString()));

        return ScoringMain.run(
            path -> (path.endsWith("btc") ? btc() : log(Integer.parseInt(path.toString()))).source(),
            new PrintWriter(out), new PrintWriter(err),
            arguments.toArray(String[]::new));
    }

    private static LogBuilder btc()
    {
        return new LogBuilder(Configurations.market("BTC-PERP", "0.01", "1"))
            .bid("m1", 9_999, 90).ask("m1", 10_001, 90).fills(0, "m1", 100_000)
            .snapshot(0, "2026-02-01T00:00:00Z").snapshot(0, "2026-02-01T00:00:01Z");
    }

    /** A UTC day of its own for each log, with makers that come and go; the later the day, the shorter the log. */
    private static LogBuilder log(final int day)
    {
        final Random random = new Random(day);
        final long start = LogBuilder.epochNs("2026-02-01T00:00:00Z") + day * 86_400_000_000_000L;
        final LogBuilder log = new LogBuilder(Configurations.market("SOL-PERP", "0.01", "1"));
        for (int i = 0; i < SNAPSHOTS / (day + 1); i++)
        {
            final String maker = "m" + random.nextInt(5);
            log.withdraws(maker).bid(maker, 9_990 + random.nextInt(10), 1 + random.nextInt(100))
                .ask(maker, 10_001 + random.nextInt(10), 1 + random.nextInt(100));
            log.fills(0, maker, random.nextInt(1_000_000)).snapshot(0, start + i * 1_000_000_000L, null);
        }

        return log;
    }
}
