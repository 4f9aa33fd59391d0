package io.leadline.proof.bundle;

import java.util.regex.Pattern;

/** Names of a bundle's entries, and how long each may be. */
final class BundleEntries
{
    static final String MANIFEST = "manifest.txt";
    static final String CONFIGURATION = "configuration.yaml";
    static final String SCORES = "results/scores.csv";
    static final String PAYOUTS = "results/payouts.csv";
    static final String OUTAGES = "inputs/outages.csv";
    static final String VOLUMES = "inputs/volumes.csv";
    static final String RATES = "inputs/rates.csv";
    static final String STAKES = "inputs/stakes.csv";
    static final String HEADS = "heads/";
    static final String PROGRAMS = "programs/";
    static final String LEAVES = "leaves/";

    private static final Pattern ALLOWED = Pattern.compile(
        "manifest\\.txt|configuration\\.yaml|results/(scores|payouts)\\.csv" +
        "|inputs/(outages|volumes|rates|stakes)\\.csv" +
        "|heads/head-[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{12,18}\\.txt|programs/[0-9]{2}\\.yaml|leaves/[0-9]{5}");
    private static final long MAX_TEXT_LENGTH = 1 << 24;
    private static final long MAX_HEAD_LENGTH = 1 << 13;
    private static final long MAX_LEAF_LENGTH = 1 << 26;
    private static final long NOT_ALLOWED = -1;

    private BundleEntries()
    {
    }

    /** Most bytes that an entry of the name may have; below 0 for a name that there may not be. */
    static long limit(final String name)
    {
        if (!ALLOWED.matcher(name).matches())
        {
            return NOT_ALLOWED;
        }
        if (name.startsWith(LEAVES))
        {
            return MAX_LEAF_LENGTH;
        }

        return name.startsWith(HEADS) ? MAX_HEAD_LENGTH : MAX_TEXT_LENGTH;
    }

    static String program(final int number)
    {
        return PROGRAMS + digits(number, 2) + ".yaml";
    }

    static String leaf(final int number)
    {
        return LEAVES + digits(number, 5);
    }

    private static String digits(final int number, final int count)
    {
        final String digits = Integer.toString(number);

        return "0".repeat(Math.max(0, count - digits.length())) + digits;
    }
}
