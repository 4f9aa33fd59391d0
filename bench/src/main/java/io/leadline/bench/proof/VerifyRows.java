package io.leadline.bench.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.bench.pair.Contender;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;
import io.leadline.bench.snapshot.DemoLog;
import io.leadline.command.Folders;
import io.leadline.demo.DemoConfiguration;

/** What verifying a log takes beside reading it: the store's files, the chain, intervals, and with a seed instants. */
public final class VerifyRows
{
    private static final long LENGTH_NS = 4 * 3_600_000_000_000L;
    private static final long QUICK_LENGTH_NS = 600_000_000_000L;
    private static final double LIMIT = 1.25;

    private VerifyRows()
    {
    }

    /** A chunk is a walk over the whole log. */
    public static List<Row> beside(final Scale scale) throws IOException
    {
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            DemoLog.make(folder, scale.isQuick() ? QUICK_LENGTH_NS : LENGTH_NS);
            final String seedFile = folder.resolve(DemoConfiguration.SEED_FILE).toString();

            return List.of(
                row("verify", "", LIMIT, folder, scale),
                row("verify-seed", seedFile, 0, folder, scale));
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private static Row row(
        final String name, final String seedFile, final double limit, final Path folder, final Scale scale)
    {
        final String snapshots = DemoLog.snapshots(folder).toString();

        return new Duel(
            name, "hours of the demo's day, 4 markets at random instants of 1 s, from disk", "ns/snapshot",
            List.of(
                new Side("verify", 0, (Contender)new Isolation(List.of())
                    .make(VerifyContender.class.getName(), snapshots, seedFile)),
                new Side("read", limit, (Contender)new Isolation(List.of())
                    .make(ReadContender.class.getName(), snapshots))))
            .run(scale.warmUpChunks(), scale.chunks());
    }
}
