package io.leadline.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class PlainDecimalTest
{
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final String SYMBOLS = "0123456789012345678901234567890123456789...--+eE, ";

    private final PlainDecimal decimal = new PlainDecimal();

    @Test
    void shouldAgreeWithBigDecimalOnEveryForm()
    {
        final long seed = 20260901;
        final Random random = new Random(seed);
        int plainCount = 0;
        for (int i = 0; i < 300_000; i++)
        {
            final String text = random.nextInt(4) == 0 ? random(random, SYMBOLS, 8) : plain(random);
            final boolean isPlain = PLAIN.matcher(text).matches();
            plainCount += isPlain ? 1 : 0;

            final boolean isRead = decimal.read(("x" + text + "7").toCharArray(), 1, 1 + text.length());

            final boolean isSame = isRead == isPlain && (!isRead || decimal.value().equals(new BigDecimal(text)));
            if (!isSame)
            {
                throw new AssertionError("seed=" + seed + " i=" + i + " text=" + text + " read=" + isRead);
            }
        }
        assertThat(plainCount).isBetween(200_000, 290_000);
    }

    @Test
    void shouldMeasureLikeBigDecimalWhateverTheStep()
    {
        final long seed = 20260902;
        final Random random = new Random(seed);
        final Steps direct = new Steps();
        final Steps wide = new Steps();
        for (int i = 0; i < 200_000; i++)
        {
            final String text = plain(random);
            final Quantum quantum = Quantum.of(
                BigDecimal.valueOf(1 + random.nextInt(random.nextBoolean() ? 1 : 1000), random.nextInt(24) - 3));
            decimal.read(text.toCharArray(), 0, text.length());

            quantum.measure(decimal, direct);

            // Behind so many zeros it is no long, so it goes the way over BigDecimal.
            final String longer = text.contains(".") ? text + "0".repeat(30) : text + "." + "0".repeat(30);
            quantum.read(longer.toCharArray(), 0, longer.length(), wide);
            if (direct.count() != wide.count() || direct.isExact() != wide.isExact())
            {
                throw new AssertionError(
                    "seed=" + seed + " i=" + i + " text=" + text + " step=" + quantum + " count=" + direct.count() +
                    " expected=" + wide.count());
            }
        }
    }

    @Test
    void shouldTakeTheLargestLongAndWhatIsBeyond()
    {
        for (final String text : new String[] {
            "9223372036854775807", "-9223372036854775807", "9223372036854775808", "922337203685477580.8",
            "000000000000000000000000000001", "-0.000000000000000000000000000001"})
        {
            assertThat(decimal.read(text.toCharArray(), 0, text.length())).isTrue();
            assertThat(decimal.value()).isEqualTo(new BigDecimal(text));
        }
    }

    private static String plain(final Random random)
    {
        final String whole = random(random, "0123456789", random.nextInt(8) == 0 ? 30 : 9);
        final String rest = random(random, "0123456789", random.nextInt(8) == 0 ? 30 : 6);

        return (random.nextInt(4) == 0 ? "-" : "") + "0".repeat(random.nextInt(3)) + whole + "5" +
            (random.nextBoolean() ? "." + rest + random.nextInt(10) : "");
    }

    private static String random(final Random random, final String symbols, final int maxLength)
    {
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(maxLength + 1); i > 0; i--)
        {
            text.append(symbols.charAt(random.nextInt(symbols.length())));
        }

        return text.toString();
    }
}
