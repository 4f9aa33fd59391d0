package io.leadline.log;

/** A log cannot be read on: what it is, where, and why. Nothing is ever decoded into something else. */
public final class LogException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** A fault at a place in a log. */
    public LogException(final Fault fault, final String message)
    {
        super(fault.text + ": " + message);
        this.fault = fault;
    }

    /** What kind of fault it is. */
    public Fault fault()
    {
        return fault;
    }

    /** Kinds of fault, with the words that a user reads. */
    public enum Fault
    {
        /** Bytes that no writer wrote. */
        CORRUPT("corrupt"),
        /** A format that is no longer read. */
        TOO_OLD("too old"),
        /** A format of a later version. */
        TOO_NEW("too new"),
        /** A log of the other kind, where somebody has mixed up two folders. */
        MIXED_UP("wrong log"),
        /** No log where one was expected. */
        MISSING("missing"),
        /** Files of the log are gone. */
        INCOMPLETE("incomplete"),
        /** The log was not made from what it is held against. */
        FOREIGN("foreign");

        private final String text;

        Fault(final String text)
        {
            this.text = text;
        }
    }
}
