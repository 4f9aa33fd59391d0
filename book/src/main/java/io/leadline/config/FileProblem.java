package io.leadline.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file could not be read; the platform's own messages are often the bare path. */
final class FileProblem
{
    private FileProblem()
    {
    }

    static String reason(final IOException unreadable)
    {
        if (unreadable instanceof NoSuchFileException)
        {
            return "no such file";
        }
        if (unreadable instanceof AccessDeniedException)
        {
            return "access denied";
        }

        return QuotedText.sentence(String.valueOf(unreadable.getMessage()));
    }
}
