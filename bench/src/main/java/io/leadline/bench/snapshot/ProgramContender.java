package io.leadline.bench.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.leadline.bench.flow.MemoryDocuments;
import io.leadline.bench.pair.Contender;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.scoring.LogPass;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
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
     */
    public ProgramContender(
        final List<ByteBuffer> documents,
        final long[] makerCounts,
        final Integer chunkRecords,
        final List<String> programs)
    {
        this.documents = documents;
        this.makerCounts = makerCounts.clone();
        this.chunkRecords = chunkRecords;
        programs.forEach(program -> this.programs.add(program(program)));
        chunk = makerCounts.length;
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
            pass = programs.isEmpty() ? null : new Scoring(ScoreRequest.of(programs, "bench")).begin(reader);
            chunk = 0;
        }
        chunk++;
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
