package io.leadline.proof.bundle;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import io.leadline.command.Version;
import io.leadline.program.Program;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.input.Stakes;
import io.leadline.scoring.input.Volumes;
import io.leadline.scoring.output.ResultFile;
import io.leadline.scoring.output.Statement;
import io.leadline.scoring.result.ScoreResult;

/** What both sides ask of the scoring code. */
final class BundleScoring
{
    private BundleScoring()
    {
    }

    /** Files that are added to a log; null where there is none. */
    record Added(Path outages, Path volumes, Path rates, Path stakes)
    {
    }

    static ScoreRequest request(
        final List<Program> programs,
        final long fromEpochNs,
        final long toEpochNs,
        final boolean isByPeriod,
        final Added added)
    {
        return new ScoreRequest(
            programs,
            OptionalLong.of(fromEpochNs),
            OptionalLong.of(toEpochNs),
            isByPeriod,
            false,
            added.outages() == null ? Outages.NONE : Outages.read(added.outages()),
            added.volumes() == null ? null : Volumes.read(added.volumes()),
            null,
            added.rates() == null ? Rates.NONE : Rates.read(added.rates()),
            added.stakes() == null ? null : Stakes.read(added.stakes()),
            Version.text());
    }

    /** Whether a result's periods are others than the whole window. */
    static boolean isSplit(final ScoreResult result, final long fromEpochNs, final long toEpochNs)
    {
        return result.programs().stream()
            .flatMap(program -> program.periods().stream())
            .anyMatch(period -> period.fromEpochNs() != fromEpochNs || period.toEpochNs() != toEpochNs);
    }

    /** A file of a result as the maker may see it. */
    static byte[] statement(final ScoreResult result, final String maker, final ResultFile file)
    {
        final StringWriter out = new StringWriter();
        try
        {
            file.write(Statement.of(result, maker), out);
        }
        catch (final IOException impossible)
        {
            throw new UncheckedIOException(impossible);
        }

        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
