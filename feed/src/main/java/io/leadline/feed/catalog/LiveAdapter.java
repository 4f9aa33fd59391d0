package io.leadline.feed.catalog;

import java.util.function.Function;

import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;

/**
 * How a feed is followed live.
 *
 * @param source         what it connects to or follows, in a few words for the operator.
 * @param isOfInputs     it follows files or folders, at least one, and goes on behind what the log holds of them;
 *                       otherwise it connects, there are none, and what came while nobody followed is lost.
 * @param recordsFrames  what arrives can be recorded, and read again as a recording.
 * @param opening        opens it.
 */
public record LiveAdapter(
    String source, boolean isOfInputs, boolean recordsFrames, Function<LiveInputs, LiveFeed> opening)
{
    /** A feed that makes connections, whose frames can be recorded. */
    static LiveAdapter connecting(final String source, final Function<LiveInputs, LiveFeed> opening)
    {
        return new LiveAdapter(source, false, true, opening);
    }

    /** A feed that follows files as they grow: they are their own recordings, and nothing of them is lost. */
    static LiveAdapter following(final String source, final Function<LiveInputs, LiveFeed> opening)
    {
        return new LiveAdapter(source, true, false, opening);
    }

    /** The same, but that what arrives cannot be recorded. */
    LiveAdapter withoutFrames()
    {
        return new LiveAdapter(source, isOfInputs, false, opening);
    }
}
