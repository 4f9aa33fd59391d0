package io.leadline.feed.json;

/**
 * Text that is no JSON, or not the JSON that its reader asks for: what is wrong, and at which byte. It carries no
 * stack: a stranger's bytes are to blame, and a decoder that catches it counts it and goes on.
 */
public final class JsonException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    private final int position;

    JsonException(final String what, final int position)
    {
        super(what + " offset=" + position, null, false, false);
        this.position = position;
    }

    /** Bytes of the text before the one at which something is wrong. */
    public int position()
    {
        return position;
    }
}
