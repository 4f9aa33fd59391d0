package io.leadline.proof.head;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

import io.leadline.command.IsoTime;

/** Reads the text of a head, which may be a stranger's: what it makes of the bytes must come to the same ones again. */
final class HeadText
{
    static final int MAX_LENGTH = 8192;

    private static final List<String> NAMES = List.of(
        "leadline head", "venue", "number", "before", "day", "documents", "hash", "snapshots", "first", "last",
        "configuration", "commitment", "leaves", "root", "key", "signature");
    private static final Pattern FORMAT = Pattern.compile("[1-" + Head.NEWEST_FORMAT + "]");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern QUOTED = Pattern.compile("\"[ -~]*\"");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final Iterator<String> lines;
    private final Iterator<String> names = NAMES.iterator();
    private final String source;

    private HeadText(final List<String> lines, final String source)
    {
        this.lines = lines.iterator();
        this.source = source;
    }

    /**
     * The head in a file's bytes, whoever has signed it.
     *
     * @param source for messages.
     * @throws HeadException {@code MALFORMED} when the bytes are anything else.
     */
    static SignedHead parse(final byte[] bytes, final String source)
    {
        if (bytes.length > MAX_LENGTH)
        {
            throw malformed(source, "length=" + bytes.length + " limit=" + MAX_LENGTH);
        }
        final List<String> lines = Arrays.asList(new String(bytes, StandardCharsets.US_ASCII).split("\n", -1));
        if (lines.size() != NAMES.size() + 1)
        {
            throw malformed(source, "lines=" + (lines.size() - 1) + " allowed=" + NAMES.size());
        }
        final HeadText text = new HeadText(lines, source);
        try
        {
            final SignedHead signed = new SignedHead(text.head(), text.base64());
            if (!Arrays.equals(signed.bytes(), bytes))
            {
                throw malformed(source, "bytes are not the canonical ones");
            }

            return signed;
        }
        catch (final IllegalArgumentException | java.time.DateTimeException unreadable)
        {
            throw malformed(source, unreadable.getMessage());
        }
    }

    private Head head()
    {
        return new Head(
            Integer.parseInt(match(FORMAT)), match(QUOTED), number(), match(HASH), day(), number(), match(HASH),
            number(), time(), time(), match(HASH), hashOrNothing(), leaves(), hashOrNothing(), value());
    }

    private String value()
    {
        final String start = names.next() + ": ";
        final String line = lines.next();
        if (!line.startsWith(start))
        {
            throw malformed(source, "missing=" + start.substring(0, start.length() - 2));
        }

        return line.substring(start.length());
    }

    private String match(final Pattern pattern)
    {
        final String value = value();
        if (!pattern.matcher(value).matches())
        {
            throw malformed(source, "value of the wrong form: allowed=" + pattern);
        }

        return value;
    }

    private long number()
    {
        return Long.parseLong(match(NUMBER));
    }

    private int leaves()
    {
        final long leaves = number();
        if (leaves > Head.MAX_LEAVES)
        {
            throw malformed(source, "leaves=" + leaves + " limit=" + Head.MAX_LEAVES);
        }

        return (int)leaves;
    }

    private long day()
    {
        return LocalDate.parse(match(DAY)).toEpochDay();
    }

    private long time()
    {
        final String value = value();

        return value.equals(Head.NOTHING) ? Head.NONE : IsoTime.parse(value);
    }

    private String hashOrNothing()
    {
        final String value = value();
        if (!value.equals(Head.NOTHING) && !HASH.matcher(value).matches())
        {
            throw malformed(source, "value of the wrong form: allowed=" + HASH + "|" + Head.NOTHING);
        }

        return value.equals(Head.NOTHING) ? "" : value;
    }

    private byte[] base64()
    {
        return Base64.getDecoder().decode(value());
    }

    private static HeadException malformed(final String source, final String values)
    {
        return new HeadException(HeadException.Fault.MALFORMED, "file=" + source + " " + values);
    }
}
