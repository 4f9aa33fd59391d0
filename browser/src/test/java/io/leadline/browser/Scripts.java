package io.leadline.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Scripts of the test resources: each a function that tells what is wrong with the page, one text each. */
final class Scripts
{
    private Scripts()
    {
    }

    static String text(final String name)
    {
        try (InputStream in = Scripts.class.getResourceAsStream(name))
        {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
