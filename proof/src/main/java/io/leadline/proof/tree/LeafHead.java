package io.leadline.proof.tree;

import java.util.ArrayList;
import java.util.List;

import io.leadline.measure.MeasureLayout;

/**
 * What the start of a leaf's content says it is about.
 *
 * @param key what it is about.
 * @param day counted from 1970-01-01.
 */
public record LeafHead(LeafKey key, long day)
{
    private static final int MAX_DAY = 106_752;
    private static final int MAX_ACCOUNTS = 1_000_000;

    /**
     * Reads it.
     *
     * @throws LeafException when the bytes are none.
     */
    public static LeafHead of(final byte[] content)
    {
        return read(new LeafInput(content));
    }

    static LeafHead read(final LeafInput input)
    {
        final int format = input.readByte();
        if (format != LeafLayout.FORMAT)
        {
            throw new LeafException("format=" + format + " limit=" + LeafLayout.FORMAT);
        }
        final String market = input.readText();
        final String maker = input.readText();
        final int day = input.readInt(MAX_DAY);
        final int part = input.readByte();
        if (part > LeafKey.TABLE)
        {
            throw new LeafException("part=" + part + " limit=" + LeafKey.TABLE);
        }

        return new LeafHead(new LeafKey(market, maker, part), day);
    }

    /**
     * Accounts that count as the maker, from the content of a leaf with part {@link LeafKey#GROUP}.
     *
     * @throws LeafException when it is none.
     */
    public static List<String> accounts(final byte[] content)
    {
        final LeafInput input = new LeafInput(content);
        if (read(input).key().part() != LeafKey.GROUP)
        {
            throw new LeafException("not of a group");
        }
        final int count = input.readInt(MAX_ACCOUNTS);
        final List<String> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++)
        {
            accounts.add(input.readText());
        }
        input.requireEnd();

        return accounts;
    }

    /**
     * Running totals by field, from the content of a leaf with part {@link LeafKey#DAY_END}: low halves in front, high
     * halves behind; the other fields are zero.
     *
     * @throws LeafException when it is none.
     */
    public static long[] totals(final byte[] content)
    {
        final LeafInput input = new LeafInput(content);
        if (read(input).key().part() != LeafKey.DAY_END)
        {
            throw new LeafException("not of a day's end");
        }
        final long[] totals = new long[2 * MeasureLayout.FIRST_BAND];
        for (int field = MeasureLayout.FILLED_SIZE; field < MeasureLayout.FIRST_BAND; field++)
        {
            input.readWide();
            totals[field] = input.low();
            totals[MeasureLayout.FIRST_BAND + field] = input.high();
        }
        input.requireEnd();

        return totals;
    }
}
