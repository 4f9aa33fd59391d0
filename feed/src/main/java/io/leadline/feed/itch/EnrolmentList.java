package io.leadline.feed.itch;

/**
 * Where an operator finds whom the venue registers as market makers of configured stocks: each position as it is told.
 * A day's list is whole when it begins, and may lack changes from an {@link #unknown} on. Called by the feed's thread,
 * seldom: at a day's start, and when a position changes.
 */
interface EnrolmentList extends AutoCloseable
{
    /** Nobody asks. */
    EnrolmentList NONE = new EnrolmentList()
    {
        @Override
        public void begin(final long midnightEpochNs)
        {
            // Nobody asks.
        }

        @Override
        public void unknown(final long midnightEpochNs, final long timeEpochNs)
        {
            // Nobody asks.
        }

        @Override
        public void position(
            final long timeEpochNs, final String market, final int attribution, final byte primary, final byte mode,
            final byte state)
        {
            // Nobody asks.
        }

        @Override
        public void flush()
        {
            // Nothing is held.
        }

        @Override
        public void close()
        {
            // Nothing is open.
        }
    };

    /** The positions of a day follow, all of them. */
    void begin(long midnightEpochNs);

    /**
     * A day was joined late, or messages of it were lost: positions may have been told unheard.
     *
     * @param timeEpochNs of the first message that was heard, or of the last one in front of those lost.
     */
    void unknown(long midnightEpochNs, long timeEpochNs);

    /**
     * A position is like this from now on.
     *
     * @param attribution the participant's letters.
     * @param primary     the venue's letter for whether it is a primary market maker.
     * @param mode        the venue's letter.
     * @param state       the venue's letter.
     */
    void position(long timeEpochNs, String market, int attribution, byte primary, byte mode, byte state);

    /** What was told can be read. */
    void flush();

    @Override
    void close();
}
