package io.leadline.feed.line;

/** What a decoder can ask of whoever carries its lines. On the feed's thread; never waits. */
public interface LineControl
{
    /** Recordings: nobody is there to be asked. */
    LineControl NONE = (line, reason) ->
    {
        // The recording has what it has.
    };

    /**
     * The line's connection is of no use any more: end it and begin another.
     *
     * @param reason why, in a few words for the operator.
     */
    void reconnect(int line, String reason);

    /**
     * Tells the operator of what he should look at; a recording has nobody to tell.
     *
     * @param text one line.
     */
    default void tell(final String text)
    {
        // Nobody reads what a recording has to say.
    }
}
