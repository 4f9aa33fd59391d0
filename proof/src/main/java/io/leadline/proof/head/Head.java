package io.leadline.proof.head;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import io.leadline.command.IsoTime;

/**
 * What a venue says of its log at one place in it. Its text is canonical: equal heads have equal bytes.
 *
 * @param format        of the head and its tree: {@link #NEWEST_FORMAT}, or 1, whose tree has no tables.
 * @param venue         as the configuration has it, quoted.
 * @param number        of the head in its chain, from 0.
 * @param before        SHA-256 of the file of the head before, in hex; zeros for number 0.
 * @param day           the UTC day that it is of, counted from 1970-01-01: the last one with a record.
 * @param documents     of the log up to this place.
 * @param hash          of the log's chain up to there, in hex.
 * @param snapshots     of all markets up to there.
 * @param firstEpochNs  instant of the first of them; {@link #NONE} when there is none.
 * @param lastEpochNs   instant of the last of them, likewise.
 * @param configuration SHA-256 of the {@link ShownConfiguration}, in hex.
 * @param commitment    to the day's random instants, in hex; empty for fixed ones.
 * @param leaves        of the day's tree up to this place.
 * @param root          of that tree, in hex; empty when it has no leaf.
 * @param key           that the head is signed by, as {@link PublicKeys} has it.
 */
public record Head(
    int format,
    String venue,
    long number,
    String before,
    long day,
    long documents,
    String hash,
    long snapshots,
    long firstEpochNs,
    long lastEpochNs,
    String configuration,
    String commitment,
    int leaves,
    String root,
    String key)
{
    public static final long NONE = -1;
    public static final int NEWEST_FORMAT = 2;
    /** Of a day's tree: more than memory has room for, and few enough to be counted up from. */
    public static final int MAX_LEAVES = 1 << 30;
    static final String NOTHING = "none";
    static final String NO_HASH = "0".repeat(64);

    private static final int DOCUMENT_DIGITS = 12;

    /** The bytes that are signed: every line but that of the signature. */
    byte[] bytes()
    {
        final String text = "leadline head: " + format + "\n" +
            line("venue", venue) +
            line("number", number) +
            line("before", before) +
            line("day", LocalDate.ofEpochDay(day)) +
            line("documents", documents) +
            line("hash", hash) +
            line("snapshots", snapshots) +
            line("first", time(firstEpochNs)) +
            line("last", time(lastEpochNs)) +
            line("configuration", configuration) +
            line("commitment", orNothing(commitment)) +
            line("leaves", leaves) +
            line("root", orNothing(root)) +
            line("key", key);

        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String line(final String name, final Object value)
    {
        return name + ": " + value + "\n";
    }

    private static String time(final long epochNs)
    {
        return epochNs == NONE ? NOTHING : IsoTime.text(epochNs);
    }

    private static String orNothing(final String text)
    {
        return text.isEmpty() ? NOTHING : text;
    }

    /** Name of its file; such names sort as heads follow one another. */
    public String fileName()
    {
        final String count = Long.toString(documents);

        return "head-" + LocalDate.ofEpochDay(day) + "-" +
            "0".repeat(Math.max(0, DOCUMENT_DIGITS - count.length())) + count + ".txt";
    }
}
