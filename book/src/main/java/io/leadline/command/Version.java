package io.leadline.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this build, as the build wrote it down. */
public final class Version
{
    private static final String RESOURCE = "/leadline-version.txt";

    private Version()
    {
    }

    /** Its text, such as {@code 1.2.0}. */
    public static String text()
    {
        try (InputStream resource = Version.class.getResourceAsStream(RESOURCE))
        {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
        catch (final IOException unreadable)
        {
            throw new UncheckedIOException("cannot read the version of the build: resource=" + RESOURCE, unreadable);
        }
    }
}
