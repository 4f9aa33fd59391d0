package io.leadline.bench.measure;

import java.util.Arrays;

import io.leadline.bench.pair.Contender;

/** Copies as many bytes as the measurements of all markets have, market by market. An operation is a market. */
public final class CopyContender implements Contender
{
    private final long[][] from;
    private final long[][] to;
    private final int chunkMarkets;
    private int next;

    /**
     * Makes room for markets.
     *
     * @param length of a market, in longs.
     */
    public CopyContender(final Integer markets, final Integer length, final Integer chunkMarkets)
    {
        from = new long[markets][length];
        to = new long[markets][length];
        this.chunkMarkets = chunkMarkets;
        for (int market = 0; market < markets; market++)
        {
            Arrays.setAll(from[market], i -> i);
        }
    }

    @Override
    public long run()
    {
        for (int i = 0; i < chunkMarkets; i++)
        {
            System.arraycopy(from[next], 0, to[next], 0, from[next].length);
            next = next + 1 == from.length ? 0 : next + 1;
        }

        return chunkMarkets;
    }
}
