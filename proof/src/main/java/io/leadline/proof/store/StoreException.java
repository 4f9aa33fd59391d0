package io.leadline.proof.store;

/** A log that is not as its writer left it: how, and at which place. */
public final class StoreException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** A fault of a kind; the message says what and where. */
    public StoreException(final Kind kind, final String message)
    {
        super(kind.text + ": " + message);
        this.kind = kind;
    }

    /** The same, said of a place behind another. */
    public StoreException behind(final String place)
    {
        final StoreException behind =
            new StoreException(kind, getMessage().substring(kind.text.length() + 2) + " " + place);
        behind.initCause(this);

        return behind;
    }

    /** What was done to the log. */
    public Kind kind()
    {
        return kind;
    }

    /** What may have been done to a log, with the words that a user reads. */
    public enum Kind
    {
        /** Bytes are others. */
        CHANGED("changed"),
        /** Documents or files are not there. */
        MISSING("missing"),
        /** A document stands in the log again. */
        REPEATED("repeated"),
        /** Documents stand in another order. */
        REORDERED("reordered"),
        /** A document or a file of another log, or one that no writer wrote. */
        FOREIGN("foreign"),
        /** An instant that the schedule does not have, or has and the log does not. */
        OFF_SCHEDULE("off schedule"),
        /** The log is shorter than it has been. */
        CUT("cut");

        private final String text;

        Kind(final String text)
        {
            this.text = text;
        }
    }
}
