package io.leadline.config;

import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A kind of scalar: how its text is read and what is said of a text that is not of this kind. Numbers are read from
 * the text as written, never through a {@code double}.
 *
 * @param complaint what is wrong with a value of another kind.
 * @param allowed   what would have been right.
 * @param reading   the value of a scalar, null when it is not of this kind.
 * @param showing   what a message may say of a text that is not of this kind.
 */
record Kind<T>(String complaint, String allowed, Function<ScalarNode, T> reading, UnaryOperator<String> showing)
{
    static final int MAX_TEXT_LENGTH = 128;

    /** A name: a YAML text, so that nobody wonders whether 1.0 and 1.00 are one name. */
    static final Kind<String> TEXT = new Kind<>(
        "not a text of 1 to 128 bytes",
        "1 to 128 bytes of UTF-8, in quotes if it looks like a number or a word of YAML",
        scalar -> scalar.getTag().equals(Tag.STR) ? textOrNull(scalar) : null);

    /** A venue's name or number, as written. */
    static final Kind<String> TEXT_OR_NUMBER = new Kind<>(
        "not a text or number of 1 to 128 bytes",
        "1 to 128 bytes of UTF-8",
        scalar -> scalar.getTag().equals(Tag.BOOL) || scalar.getTag().equals(Tag.NULL) ?
            null : textOrNull(scalar));

    static final Kind<BigDecimal> POSITIVE_DECIMAL = new Kind<>(
        "not a positive plain decimal",
        "more than 0, at most 18 digits before and 18 after the point, no exponent",
        scalar -> decimalOrNull(scalar.getValue(), 1));

    static final Kind<BigDecimal> DECIMAL = new Kind<>(
        "not a plain decimal",
        "0 or more, at most 18 digits before and 18 after the point, no exponent",
        scalar -> decimalOrNull(scalar.getValue(), 0));

    static final Kind<Boolean> FLAG = words(Map.of("true", true, "false", false), "true or false");

    /** The parser takes these for texts, other parsers of YAML do not, nor do people. */
    private static final Pattern WORD_OF_OTHER_SCHEMAS = Pattern.compile("~|Null|NULL|True|TRUE|False|FALSE");
    private static final Pattern PLAIN_DECIMAL = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,10}");

    /** A kind whose texts hide nothing. */
    Kind(final String complaint, final String allowed, final Function<ScalarNode, T> reading)
    {
        this(complaint, allowed, reading, Kind::shown);
    }

    /** A URL may stand where another kind belongs. */
    static String shown(final String text)
    {
        return text.contains("://") ? QuotedText.shownUrl(text) : QuotedText.shown(text);
    }

    /** One of a few words. */
    static <T> Kind<T> words(final Map<String, T> valuesByWord, final String allowed)
    {
        return new Kind<>("not one of the allowed words", allowed, scalar -> valuesByWord.get(scalar.getValue()));
    }

    /** A YAML integer from {@code min} to {@code max}. */
    static Kind<Integer> integer(final int min, final int max)
    {
        return new Kind<>("not an integer in range", min + " to " + max, scalar ->
        {
            if (!scalar.getTag().equals(Tag.INT) || !INTEGER.matcher(scalar.getValue()).matches())
            {
                return null;
            }
            final long value = Long.parseLong(scalar.getValue());

            return value < min || value > max ? null : (int)value;
        });
    }

    /** A duration from {@code minNs} to {@code maxNs} in ns. */
    static Kind<Long> duration(final DurationText text, final long minNs, final long maxNs, final String allowed)
    {
        return new Kind<>("not a duration in range", allowed, scalar ->
        {
            final long durationNs = text.parseNs(scalar.getValue());

            return durationNs < minNs || durationNs > maxNs ? null : durationNs;
        });
    }

    private static String textOrNull(final ScalarNode scalar)
    {
        final String text = scalar.getValue();
        if (scalar.isPlain() && WORD_OF_OTHER_SCHEMAS.matcher(text).matches())
        {
            return null;
        }
        try
        {
            // An escape of YAML can name half a surrogate pair, which no other place could ever write again.
            final int length = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)).remaining();

            return length >= 1 && length <= MAX_TEXT_LENGTH ? text : null;
        }
        catch (final CharacterCodingException notText)
        {
            return null;
        }
    }

    private static BigDecimal decimalOrNull(final String text, final int minSignum)
    {
        if (!PLAIN_DECIMAL.matcher(text).matches())
        {
            return null;
        }
        final BigDecimal value = canonical(new BigDecimal(text));

        return value.signum() < minSignum ? null : value;
    }

    /** The same number with the fewest digits, so that equal numbers are equal objects. */
    static BigDecimal canonical(final BigDecimal value)
    {
        final BigDecimal stripped = value.stripTrailingZeros();

        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
