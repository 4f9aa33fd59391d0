package io.leadline.feed.dydx;

/** The first thing that is wrong with a message; whoever reads on finds nothing more. Single thread. */
final class Fault
{
    private String reason;
    private int start;
    private int position;

    /** A new message, which begins here. */
    void clear(final int newStart)
    {
        reason = null;
        start = newStart;
    }

    /** Keeps what is wrong and where in the message's array, unless something is wrong already. */
    void set(final String newReason, final int newPosition)
    {
        if (reason == null)
        {
            reason = newReason;
            position = newPosition;
        }
    }

    boolean isSet()
    {
        return reason != null;
    }

    /** What is wrong and how many bytes into the message. */
    String text()
    {
        return "malformed message: reason=" + reason + " offset=" + (position - start);
    }
}
