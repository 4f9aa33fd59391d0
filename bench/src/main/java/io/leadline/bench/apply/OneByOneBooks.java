package io.leadline.bench.apply;

/** Leadline's books with nothing between but that they never touch ahead: each event waits for its own memory. */
public final class OneByOneBooks extends LeadlineBooks
{
    /** Empty books; the shape as of {@link LeadlineBooks}. */
    public OneByOneBooks(final Object shape)
    {
        super((String)shape, Integer.MAX_VALUE);
    }
}
