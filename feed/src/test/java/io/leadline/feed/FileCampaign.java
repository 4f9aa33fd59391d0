package io.leadline.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How many seeded sessions of followed files a test runs: a few by itself, as many as the system property
 * {@code leadline.campaign} says in a campaign, from the seed {@code leadline.campaign.seed} on. What came out stands
 * in {@code target/campaign-files.md}.
 */
public final class FileCampaign
{
    private static final Path REPORT = Path.of("target", "campaign-files.md");

    private FileCampaign()
    {
    }

    /** Sessions to run, where nobody asks for more than these. */
    public static int sessions(final int few)
    {
        return Integer.getInteger("leadline.campaign", few);
    }

    /** Seed of the first session; the others follow by one. */
    public static long firstSeed()
    {
        return Long.getLong("leadline.campaign.seed", 1);
    }

    /** Adds a line to the report. */
    public static void report(final String line)
    {
        try
        {
            Files.createDirectories(REPORT.getParent());
            Files.writeString(
                REPORT, "* " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
