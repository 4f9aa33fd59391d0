package io.leadline.config;

/** The 32 secret bytes behind random instants. Its text form never shows them. */
public final class Seed
{
    public static final int LENGTH = 32;

    private final byte[] bytes;

    /**
     * Copies the bytes.
     *
     * @throws IllegalArgumentException when there are not 32 of them.
     */
    public Seed(final byte[] bytes)
    {
        if (bytes.length != LENGTH)
        {
            throw new IllegalArgumentException("seed of the wrong length: length=" + bytes.length + " limit=" + LENGTH);
        }
        this.bytes = bytes.clone();
    }

    /** A copy of the secret. */
    public byte[] bytes()
    {
        return bytes.clone();
    }

    @Override
    public String toString()
    {
        return "Seed[hidden]";
    }
}
