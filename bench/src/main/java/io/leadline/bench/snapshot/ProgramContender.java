package io.leadline.bench.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.bench.flow.MemoryDocuments;
import io.leadline.bench.pair.Contender;
import io.leadline.command.Folders;
import io.leadline.demo.DemoConfiguration;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.scoring.LogPass;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.input.Stakes;
import io.leadline.snapshot.SnapshotLogReader;

/** Decodes a log in memory and scores it with some programs, or with none; from its start again before it ends. */
public final class ProgramContender implements Contender
{
    /** Markets of programs that the demo does not have, each with one of its own that takes its place. */
    private static final String[][] PLACES = {
        {"ETH-PERP", "BONK-PERP"}, {"SOL/USDC", "SOL-PERP"}, {"BTC/USDC", "BTC-PERP"}, {"ETH/USDC", "BONK-PERP"},
        {"PERP_BTC_USDC", "BTC-PERP"}, {"PERP_ETH_USDC", "SOL-PERP"}, {"BTC/USDT PERP", "BTC-PERP"},
        {"ETH/USDT PERP", "SOL-PERP"}, {"INJ/USDT PERP", "BONK-PERP"}, {"BTC-USDT", "BTC-PERP"},
        {"BTCUSDT", "BTC-PERP"}, {"ETHUSDT", "BONK-PERP"}, {"BTC-USD", "BTC-PERP"}, {"ETH-USD", "BONK-PERP"},
        {"SOL-USD", "SOL-PERP"}, {"EVENT-YES", "SOL-PERP"}, {"EVENT-NO", "BTC-PERP"}};

    private final List<ByteBuffer> documents;
    private final long[] makerCounts;
    private final int chunkRecords;
    private final List<Program> programs = new ArrayList<>();
    private final Stakes stakes;
    private SnapshotLogReader reader;
    private LogPass pass;
    private int chunk;
    private long checksum;

    /**
     * Over the documents of a log.
     *
     * @param makerCounts  of each chunk, over all its snapshots; that many chunks are whole.
     * @param chunkRecords of a chunk.
     * @param programs     names of built-in ones; none to decode only.
     * @throws IOException when the demo's file of stakes cannot be written.
     */
    public ProgramContender(
        final List<ByteBuffer> documents,
        final long[] makerCounts,
        final Integer chunkRecords,
        final List<String> programs)
        throws IOException
    {
        this.documents = documents;
        stakes = stakes();
        this.makerCounts = makerCounts.clone();
        this.chunkRecords = chunkRecords;
        programs.forEach(program -> this.programs.add(program(program)));
        chunk = makerCounts.length;
    }

    private static Stakes stakes() throws IOException
    {
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            DemoConfiguration.write(folder);

            return Stakes.read(folder.resolve(DemoConfiguration.STAKES_FILE));
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    /** A built-in program with markets of the demo in place of those that it lacks. */
    private static Program program(final String name)
    {
        String text = new String(Programs.builtInBytes(name), StandardCharsets.UTF_8);
        for (final String[] place : PLACES)
        {
            text = text.replace(place[0], place[1]);
        }

        return Programs.parse(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void prepare()
    {
        if (chunk == makerCounts.length)
        {
            reader = SnapshotLogReader.open(new MemoryDocuments(documents));
            programs.forEach(this::requireMarket);
            pass = programs.isEmpty() ? null : new Scoring(request()).begin(reader);
            chunk = 0;
        }
        chunk++;
    }

    /** With the demo's stakes, which one program weighs and the others leave aside. */
    private ScoreRequest request()
    {
        final ScoreRequest plain = ScoreRequest.of(programs, "bench");

        return new ScoreRequest(
            programs, plain.fromEpochNs(), plain.toEpochNs(), plain.isByPeriod(), plain.isStrictDates(),
            plain.outages(), plain.volumes(), plain.brokerVolumes(), plain.rates(), stakes, plain.version());
    }

    /** A program that finds nothing to score would be fast. */
    private void requireMarket(final Program program)
    {
        final List<String> markets = program.rules().get(0).award().markets();
        if (reader.configuration().markets().stream().noneMatch(market -> markets.contains(market.name())))
        {
            throw new IllegalStateException(
                "program has no market in the log: program=" + program.name() + " markets=" + markets);
        }
    }

    @Override
    public long run()
    {
        if (pass != null)
        {
            checksum += pass.run(chunkRecords);
        }
        else
        {
            for (int i = 0; i < chunkRecords; i++)
            {
                checksum += reader.next().ordinal();
            }
        }

        return makerCounts[chunk - 1];
    }

    /** Nothing that another side has; the sum only keeps the decoding from being left out. */
    @Override
    public long[] outcome()
    {
        return new long[checksum == Long.MIN_VALUE ? 1 : 0];
    }
}
