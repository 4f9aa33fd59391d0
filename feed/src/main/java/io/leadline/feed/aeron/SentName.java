package io.leadline.feed.aeron;

import java.nio.charset.StandardCharsets;

/** A name as definitions carry it. */
final class SentName
{
    private static final int MAX_LENGTH = 128;

    private SentName()
    {
    }

    /**
     * The name in UTF-8.
     *
     * @throws IllegalArgumentException when it is empty, too long or holds half a character.
     */
    static byte[] bytes(final String name)
    {
        final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > MAX_LENGTH || !new String(bytes, StandardCharsets.UTF_8).equals(name))
        {
            throw new IllegalArgumentException(
                "name that no message takes: name=" + name + " length=" + bytes.length + " limit=" + MAX_LENGTH);
        }

        return bytes;
    }
}
