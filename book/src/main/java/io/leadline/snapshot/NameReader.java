package io.leadline.snapshot;

/** Reads the names in a document of names behind its distance. */
final class NameReader
{
    private static final int MAX_NAME_LENGTH = 4096;

    private NameReader()
    {
    }

    /**
     * Adds names to the records of their markets; null, or what is wrong.
     *
     * @param markets all that are configured; null for one whose names are not wanted.
     */
    static String read(final RecordInput input, final MarketRecord[] markets, final int makersPerMarket)
    {
        boolean isRight = !input.isBroken();
        int market = 0;
        while (isRight && input.hasMore())
        {
            market = input.getInt(markets.length - 1);
            final String name = input.getText(MAX_NAME_LENGTH);
            final MarketRecord record = markets[market];
            isRight = !input.isBroken() && !name.isEmpty() &&
                (record == null || record.makerCount() < makersPerMarket);
            if (isRight && record != null)
            {
                record.name(name);
            }
        }

        return isRight ? null : "market=" + market + " offset=" + input.offset();
    }
}
