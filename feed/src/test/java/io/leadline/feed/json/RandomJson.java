package io.leadline.feed.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Seeded JSON texts of every shape, and what becomes of them when bytes are changed, lost, doubled or cut off. */
final class RandomJson
{
    private static final String[] NAMES = {
        "e", "u", "pu", "lastUpdateId", "data", "", "sehr_lange_namen_auch", "ß", "a\\u0062"};
    private static final String[] NUMBERS = {
        "0", "-0", "7", "-12", "61800.20", "0.000", "1e5", "2.5E-3", "9223372036854775807", "9223372036854775808",
        "123456789012345678901234567890.5", "-1.0e+10"};
    private static final String[] BAD_NUMBERS = {"01", "-", "1.", ".5", "+1", "1e", "1e+", "0x10", "NaN", "--1", "-01"};
    private static final String[] PIECES = {
        "a", "BTCUSDT", "0.014", " ", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0041", "\\u00e9",
        "\\u20AC", "\\ud83d\\ude00", "é", "€", "😀", "\\u0000", "{", "]", "'"};
    private static final String[] BAD_PIECES = {
        "\\x", "\\u12", "\\ud800", "\\ude00x", "\n", "\u0001", "\\ud800\\u0041", "\\"};
    private static final String[] BLANKS = {"", "", "", "", " ", "\n", "\r\n\t "};
    private static final String SYMBOLS = "{}[]\",:0-9eE.\\u truefalsn";
    private static final String[] WORDS = {"true", "false", "null", "true", "null", "nul", "True", "nulll", "trué"};

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private int badness;

    RandomJson(final long seed)
    {
        random = new Random(seed);
    }

    /** A text that is JSON; or, at times, not. */
    byte[] next()
    {
        text.setLength(0);
        badness = random.nextInt(4) == 0 ? 20 : 0;
        blank();
        value(random.nextInt(6));
        blank();
        if (badness > 0 && random.nextInt(10) == 0)
        {
            text.append(pick("x", "}", "1", ",", "\"\""));
        }
        final byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);

        return random.nextInt(3) == 0 ? mutate(bytes) : bytes;
    }

    private void value(final int depthLeft)
    {
        switch (random.nextInt(depthLeft > 0 ? 7 : 3))
        {
            case 0 -> string();
            case 1 -> text.append(isBad() ? pick(BAD_NUMBERS) : pick(NUMBERS));
            case 2 -> text.append(isBad() ? pick(WORDS) : WORDS[random.nextInt(3)]);
            case 3, 4 -> array(depthLeft);
            default -> object(depthLeft);
        }
    }

    private void array(final int depthLeft)
    {
        text.append('[');
        final int count = random.nextInt(4);
        for (int i = 0; i < count; i++)
        {
            comma(i);
            value(depthLeft - 1);
            blank();
        }
        blank();
        text.append(isBad() ? pick("", "}", ",]") : "]");
    }

    private void object(final int depthLeft)
    {
        text.append('{');
        final int count = random.nextInt(4);
        for (int i = 0; i < count; i++)
        {
            comma(i);
            blank();
            if (random.nextInt(4) == 0)
            {
                string();
            }
            else
            {
                text.append('"').append(pick(NAMES)).append('"');
            }
            blank();
            text.append(isBad() ? pick("", "=", "::") : ":");
            blank();
            value(depthLeft - 1);
            blank();
        }
        text.append(isBad() ? pick("", "]", ",}") : "}");
    }

    private void comma(final int index)
    {
        if (index > 0)
        {
            text.append(isBad() ? pick("", ",,", ";") : ",");
        }
        blank();
    }

    private void string()
    {
        text.append('"');
        final int count = random.nextInt(5);
        for (int i = 0; i < count; i++)
        {
            text.append(isBad() ? pick(BAD_PIECES) : pick(PIECES));
        }
        text.append(isBad() ? "" : "\"");
    }

    private void blank()
    {
        text.append(pick(BLANKS));
    }

    private boolean isBad()
    {
        return badness > 0 && random.nextInt(badness) == 0;
    }

    private String pick(final String... choices)
    {
        return choices[random.nextInt(choices.length)];
    }

    private byte[] mutate(final byte[] bytes)
    {
        final ByteArrayOutputStream mutated = new ByteArrayOutputStream();
        final int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        final int kind = random.nextInt(5);
        mutated.write(bytes, 0, at);
        switch (kind)
        {
            case 0 -> mutated.write(random.nextInt(256));
            case 1 -> mutated.write(bytes, at, Math.min(1, bytes.length - at));
            case 2 -> mutated.write(SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
            default ->
            {
                return kind == 3 ? mutated.toByteArray() : without(bytes, at);
            }
        }
        mutated.write(bytes, at, bytes.length - at);

        return mutated.toByteArray();
    }

    private static byte[] without(final byte[] bytes, final int at)
    {
        final ByteArrayOutputStream rest = new ByteArrayOutputStream();
        rest.write(bytes, 0, at);
        rest.write(bytes, Math.min(at + 1, bytes.length), Math.max(0, bytes.length - at - 1));

        return rest.toByteArray();
    }
}
