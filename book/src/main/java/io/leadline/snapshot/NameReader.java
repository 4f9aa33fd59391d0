package io.leadline.snapshot;

/** Reads the names of one market out of a document of names. */
final class NameReader
{
    static final int MAX_NAME_LENGTH = 4096;

    private NameReader()
    {
    }

    /** Adds a market's names to its record; the input is broken when a writer did not write them. */
    static void read(final RecordInput input, final MarketRecord record)
    {
        while (input.hasMore())
        {
            final long market = input.getVarint();
            final String name = input.getText(MAX_NAME_LENGTH);
            if (!input.isBroken() && market == record.market())
            {
                record.name(name);
            }
        }
    }
}
