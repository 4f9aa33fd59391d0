package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.scoring.LogBuilder;
import io.leadline.scoring.ProgramTexts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many accounts a maker trades through makes no difference to what it scores and is paid. */
class SplitMakerTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldScoreAMakerOfSeveralAccountsAsOneOfOne() throws IOException
    {
        for (long seed = 1; seed <= 4; seed++)
        {
            final List<String> one = scored(seed, 1);

            assertThat(one.get(0)).as("seed=%d", seed).contains(",m3,score,").contains(",self_matched_notional,");
            assertThat(one.get(0).lines()).as("seed=%d", seed)
                .anyMatch(line -> line.contains(",self_matched_notional,") && !line.endsWith(",0"));
            assertThat(scored(seed, 2)).as("seed=%d", seed).isEqualTo(one);
            assertThat(scored(seed, 3)).as("seed=%d", seed).isEqualTo(one);
        }
    }

    private List<String> scored(final long seed, final int accounts) throws IOException
    {
        final Path log =
            WrittenLog.writeOfAccounts(folder, seed, LogBuilder.epochNs("2024-02-29T00:00:00Z"), 2, accounts);
        final List<String> arguments = new ArrayList<>(List.of("score", "--quiet", "--program"));
        arguments.addAll(List.of(
            ProgramTexts.DRIFT, ProgramTexts.DRIFT_SUCCESSOR, ProgramTexts.BACKPACK, ProgramTexts.BACKPACK_EQUITY));
        arguments.addAll(List.of("--snapshots", log.toString(), "--out", folder.resolve("out").toString()));
        final StringWriter err = new StringWriter();
        assertThat(ScoringMain.run(
            new PrintWriter(new StringWriter()), new PrintWriter(err), arguments.toArray(String[]::new)))
            .as(err::toString).isZero();

        return List.of(
            Files.readString(folder.resolve("out/scores.csv")), Files.readString(folder.resolve("out/payouts.csv")));
    }
}
