package io.leadline.proof.head;

/** A head that cannot be believed, or that does not fit its log. */
public final class HeadException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** A fault with all values needed to find it. */
    public HeadException(final Fault fault, final String values)
    {
        super(fault.text + ": " + values);
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
        /** Not the text that PROOF.md has. */
        MALFORMED("not a head"),
        /** Not signed by the key that it names. */
        FORGED("head is not signed by its key"),
        /** Signed by another key than the one it is held against. */
        OTHER_KEY("head is signed by another key"),
        /** A head is missing in the middle, or was changed after the next was made. */
        BROKEN_CHAIN("head does not follow the one before it"),
        /** The log holds something else than when it was sealed. */
        REWRITTEN("log is another than the one sealed, or was rewritten"),
        /** The log ends before a head. */
        CUT("log is shorter than its head: it was cut"),
        /** The log fits, the tree over its values does not. */
        OTHER_TREE("tree of the day is another: another salt file, or other values than the log's");

        private final String text;

        Fault(final String text)
        {
            this.text = text;
        }
    }
}
