package io.leadline.bench;

import java.util.Arrays;

import io.leadline.bench.pair.Contender;

/** Copies as many bytes as the measurements of all markets have, market by market. An operation is a market. */
public final class CopyContender implements Contender
{
    private final long[][] from;
    private final long[][] to;
    private final int rounds;

    /**
     * Makes room for markets.
     *
     * @param length of a market, in longs.
     */
    public CopyContender(final Integer markets, final Integer length, final Integer rounds)
    {
        from = new long[markets][length];
        to = new long[markets][length];
        this.rounds = rounds;
        for (int market = 0; market < markets; market++)
        {
            Arrays.setAll(from[market], i -> i);
        }
    }

    @Override
    public long run()
    {
        for (int i = 0; i < rounds; i++)
        {
            for (int market = 0; market < from.length; market++)
            {
                System.arraycopy(from[market], 0, to[market], 0, from[market].length);
            }
        }

        return (long)rounds * from.length;
    }
}
