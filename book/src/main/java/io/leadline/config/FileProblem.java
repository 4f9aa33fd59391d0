package io.leadline.config;

import java.io.IOException;

import io.leadline.problem.FileReason;

/** Why a file could not be read, on one line and never with a seed. */
final class FileProblem
{
    private FileProblem()
    {
    }

    static String reason(final IOException unreadable)
    {
        return QuotedText.sentence(FileReason.of(unreadable));
    }
}
