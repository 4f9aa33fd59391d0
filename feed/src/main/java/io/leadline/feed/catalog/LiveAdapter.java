package io.leadline.feed.catalog;

import java.util.function.Function;

import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;

/**
 * How a feed is followed live.
 *
 * @param source        what it connects to or follows, in a few words for the operator.
 * @param inputs        whether files or folders are named that it follows.
 * @param recordsFrames what arrives can be recorded, and read again as a recording.
 * @param opening       opens it.
 */
public record LiveAdapter(
    String source, Inputs inputs, boolean recordsFrames, Function<LiveInputs, LiveFeed> opening)
{
    /** Whether files or folders are named that a feed follows. */
    public enum Inputs
    {
        /** It connects; what came while nobody followed is lost. */
        NONE,
        /** At least one; they keep what came while nobody followed, and the feed goes on behind what the log has. */
        NEEDED,
        /** Its section may name them instead. */
        OPTIONAL
    }

    /** A feed that makes connections, whose frames can be recorded. */
    static LiveAdapter connecting(final String source, final Function<LiveInputs, LiveFeed> opening)
    {
        return new LiveAdapter(source, Inputs.NONE, true, opening);
    }

    /** A feed that follows files as they grow: they are their own recordings. */
    static LiveAdapter following(
        final String source, final Inputs inputs, final Function<LiveInputs, LiveFeed> opening)
    {
        return new LiveAdapter(source, inputs, false, opening);
    }

    /** The same, but that what arrives cannot be recorded. */
    LiveAdapter withoutFrames()
    {
        return new LiveAdapter(source, inputs, false, opening);
    }

    /** It follows files or folders: nothing of them is lost while nobody follows. */
    public boolean isOfInputs()
    {
        return inputs != Inputs.NONE;
    }
}
