package io.leadline.proof.tree;

/** Bytes that are no leaf as PROOF.md has it. */
public final class LeafException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /** What is wrong, with its values. */
    public LeafException(final String what)
    {
        super("not a leaf: " + what);
    }
}
