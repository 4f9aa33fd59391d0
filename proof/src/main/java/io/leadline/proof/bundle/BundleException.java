package io.leadline.proof.bundle;

/** A bundle that does not prove what it says. */
public final class BundleException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /** What is wrong, with the values needed to find it. */
    public BundleException(final String what)
    {
        super("bundle: " + what);
    }

    /** The same, found by another check. */
    public BundleException(final String what, final Exception cause)
    {
        super("bundle: " + what + ": " + cause.getMessage(), cause);
    }
}
