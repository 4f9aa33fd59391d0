package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTextTest
{
    private static final int SEED = 7;
    private static final int CASES = 200_000;

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "114575842681290753", "999999999999999999", "1000000000000000000",
        "9223372036854775807"})
    void shouldPassNumbersThrough(final String text)
    {
        assertThat(OrderIdText.canonicalNumber(text)).isEqualTo(Long.parseLong(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "007", "00", "-1", "+1", "1.0", "1e3", " 1", "o1", "9223372036854775808",
        "9999999999999999999", "18446744073709551615", "18446744073709551616", "10000000000000000000"})
    void shouldLeaveOtherTextToNames(final String text)
    {
        assertThat(OrderIdText.canonicalNumber(text)).isEqualTo(-1);
    }

    @Test
    void shouldAgreeWithBigIntegers()
    {
        final Random random = new Random(SEED);
        for (int i = 0; i < CASES; i++)
        {
            final BigInteger number = new BigInteger(1 + random.nextInt(66), random);
            final long expected = number.bitLength() < Long.SIZE ? number.longValue() : -1;

            assertThat(OrderIdText.canonicalNumber(number.toString())).as("seed=%d %s", SEED, number)
                .isEqualTo(expected);
        }
    }

    @Test
    void shouldAgreeWithPatternsOnRangesOfAnyText()
    {
        final Random random = new Random(SEED);
        for (int i = 0; i < CASES; i++)
        {
            final String text = random(random);
            final boolean isNumber = text.matches("0|[1-9][0-9]*") && new BigInteger(text).bitLength() < Long.SIZE;
            final long expected = isNumber ? Long.parseLong(text) : -1;

            assertThat(OrderIdText.canonicalNumber(text)).as("seed=%d %s", SEED, text).isEqualTo(expected);
            assertThat(OrderIdText.canonicalNumber(("9" + text + "9").toCharArray(), 1, text.length()))
                .as("seed=%d %s", SEED, text).isEqualTo(expected);
        }
    }

    private static String random(final Random random)
    {
        final String symbols = "0123456789x-\u0663";
        final int symbolCount = random.nextInt(4) == 0 ? symbols.length() : 10;
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(22); i > 0; i--)
        {
            text.append(symbols.charAt(random.nextInt(symbolCount)));
        }

        return text.toString();
    }
}
