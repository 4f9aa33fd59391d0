package io.leadline.proof.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import io.leadline.command.IsoTime;
import io.leadline.proof.head.PublicKeys;
import io.leadline.proof.head.SigningKey;
import io.leadline.scoring.figure.Period;

/**
 * What a bundle is of, and what its entries are. Its text is canonical.
 *
 * @param version     of the program that wrote it.
 * @param maker       name, in hex of its UTF-8, as names may hold anything.
 * @param markets     names likewise, in the order of the configuration.
 * @param fromEpochNs start of the scored window.
 * @param toEpochNs   its end, exclusive.
 * @param isByPeriod  whether it was split into the programs' own periods.
 * @param log         last hash of the log when it was scored, in hex.
 * @param programs    SHA-256 of each program that is the venue's file itself, in hex; {@link #NOTHING} for one that
 *                    leaves something out: guesses of what could be held against a hash of the whole file.
 * @param entries     all but the manifest itself.
 * @param signature   in Base64, by the key of the heads; empty for none.
 */
record BundleManifest(
    String version,
    String maker,
    List<String> markets,
    long fromEpochNs,
    long toEpochNs,
    boolean isByPeriod,
    String log,
    List<String> programs,
    List<Entry> entries,
    String signature)
{
    /** Ten years: more than a file has room for, and an end to what a stranger's window costs. */
    static final long MAX_WINDOW_NS = 3_660 * Period.NS_PER_DAY;

    static final String NOTHING = "none";
    static final String UNSIGNED = "";

    private static final String TITLE = "leadline bundle: 1";
    private static final String SIGNED_TITLE = "leadline bundle: 2";
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.+-]{1,64}");
    private static final Pattern HEX = Pattern.compile("([0-9a-f]{2}){1,4096}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9A-Za-z+/]{86}==");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PROGRAM = Pattern.compile(HASH.pattern() + "|" + NOTHING);
    private static final Pattern ENTRY = Pattern.compile("([0-9a-f]{64}) (0|[1-9][0-9]{0,9}) ([!-~]{1,128})");

    /**
     * An entry.
     *
     * @param sha256 of its content, in hex.
     * @param length of its content.
     * @param name   its name.
     */
    record Entry(String sha256, long length, String name)
    {
    }

    BundleManifest
    {
        markets = List.copyOf(markets);
        programs = List.copyOf(programs);
        entries = List.copyOf(entries);
    }

    /** The same with a signature. */
    BundleManifest signedBy(final SigningKey key)
    {
        return new BundleManifest(
            version, maker, markets, fromEpochNs, toEpochNs, isByPeriod, log, programs, entries,
            Base64.getEncoder().encodeToString(key.sign(ascii(text(SIGNED_TITLE)))));
    }

    boolean isSigned()
    {
        return !signature.isEmpty();
    }

    /** Whether the signature is of a key, as {@link PublicKeys} has it. */
    boolean isSignedBy(final String key)
    {
        return PublicKeys.isSigned(key, ascii(text(SIGNED_TITLE)), Base64.getDecoder().decode(signature));
    }

    /** All lines. */
    byte[] bytes()
    {
        return ascii(isSigned() ? text(SIGNED_TITLE) + "signature: " + canonical(signature) + "\n" : text(TITLE));
    }

    /** Of texts that come to the same bytes, the one that these come to. */
    private static String canonical(final String base64)
    {
        return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(base64));
    }

    private static byte[] ascii(final String text)
    {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The lines, but for that of a signature. */
    private String text(final String title)
    {
        final StringBuilder text = new StringBuilder(title).append('\n');
        line(text, "version", version);
        line(text, "maker", maker);
        markets.forEach(market -> line(text, "market", market));
        line(text, "from", IsoTime.text(fromEpochNs));
        line(text, "to", IsoTime.text(toEpochNs));
        line(text, "by_period", isByPeriod ? "yes" : "no");
        line(text, "log", log);
        programs.forEach(program -> line(text, "program", program));
        entries.forEach(entry -> line(text, "entry", entry.sha256() + " " + entry.length() + " " + entry.name()));

        return text.toString();
    }

    private static void line(final StringBuilder text, final String name, final String value)
    {
        text.append(name).append(": ").append(value).append('\n');
    }

    /**
     * Reads one that may be a stranger's.
     *
     * @throws BundleException when it is anything but what {@link #bytes} would give.
     */
    static BundleManifest parse(final byte[] bytes)
    {
        final Lines lines = new Lines(new String(bytes, StandardCharsets.US_ASCII).split("\n", -1));
        try
        {
            final boolean isSigned = lines.isSecond(TITLE, SIGNED_TITLE);
            final BundleManifest manifest = new BundleManifest(
                lines.one("version", VERSION),
                lines.one("maker", HEX),
                lines.many("market", HEX),
                IsoTime.parse(lines.one("from", null)),
                IsoTime.parse(lines.one("to", null)),
                lines.one("by_period", Pattern.compile("yes|no")).equals("yes"),
                lines.one("log", HASH),
                lines.many("program", PROGRAM),
                lines.many("entry", ENTRY).stream().map(BundleManifest::entry).toList(),
                isSigned ? lines.one("signature", SIGNATURE) : UNSIGNED);
            if (!Arrays.equals(manifest.bytes(), bytes) || manifest.fromEpochNs() >= manifest.toEpochNs() ||
                manifest.toEpochNs() - manifest.fromEpochNs() > MAX_WINDOW_NS)
            {
                throw new BundleException("manifest is not the canonical text, or of a window that is none");
            }

            return manifest;
        }
        catch (final IllegalArgumentException malformed)
        {
            throw new BundleException("manifest", malformed);
        }
    }

    private static Entry entry(final String text)
    {
        final String[] parts = text.split(" ");

        return new Entry(parts[0], Long.parseLong(parts[1]), parts[2]);
    }

    /** Lines being read. */
    private static final class Lines
    {
        private final String[] lines;
        private int next;

        Lines(final String[] lines)
        {
            this.lines = lines;
        }

        /** Whether the next line is the second of two that it may be. */
        boolean isSecond(final String first, final String second)
        {
            final String line = next < lines.length ? lines[next++] : "";
            if (!line.equals(first) && !line.equals(second))
            {
                throw new BundleException("manifest of another format: allowed=" + first + "|" + second);
            }

            return line.equals(second);
        }

        String one(final String name, final Pattern form)
        {
            final String start = name + ": ";
            if (next >= lines.length || !lines[next].startsWith(start))
            {
                throw new BundleException("manifest: missing=" + name);
            }
            final String value = lines[next++].substring(start.length());
            if (form != null && !form.matcher(value).matches())
            {
                throw new BundleException("manifest: value of the wrong form: key=" + name);
            }

            return value;
        }

        List<String> many(final String name, final Pattern form)
        {
            final List<String> values = new ArrayList<>();
            while (next < lines.length && lines[next].startsWith(name + ": "))
            {
                values.add(one(name, form));
            }

            return values;
        }
    }
}
