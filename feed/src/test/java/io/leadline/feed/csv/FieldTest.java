package io.leadline.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;

class FieldTest
{
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(63);

    /** Leading zeros are no fault of a time, however many there are. */
    @Test
    void shouldReadTimesLikeBigInteger()
    {
        final long seed = 20260905;
        final Random random = new Random(seed);
        final TimeField field = new TimeField();
        for (int i = 0; i < 200_000; i++)
        {
            final String text = time(random);
            final boolean isTime = text.matches("[0-9]+") && new BigInteger(text).compareTo(LIMIT) < 0;

            field.take(("7" + text + "7").toCharArray(), 1, text.length());

            assertThat(field.timeEpochNs())
                .as("seed=%d i=%d text=%s", seed, i, text).isEqualTo(isTime ? new BigInteger(text).longValue() : -1);
            assertThat(isTime || field.text().toString().equals(text)).isTrue();
        }
    }

    private static String time(final Random random)
    {
        final String zeros = "0".repeat(random.nextInt(4) == 0 ? random.nextInt(25) : 0);
        if (random.nextBoolean())
        {
            return zeros + LIMIT.add(BigInteger.valueOf(random.nextInt(31) - 15));
        }
        final StringBuilder text = new StringBuilder(zeros).append(random.nextInt(10));
        for (int i = random.nextInt(24); i > 0; i--)
        {
            text.append(random.nextInt(60) > 0 ? (char)('0' + random.nextInt(10)) : "-.x\u0661".charAt(i % 4));
        }

        return text.toString();
    }

    @Test
    void shouldKeepIdsThatAreNoNumbers()
    {
        final OrderIdField field = new OrderIdField();

        field.take("-0x1f-".toCharArray(), 1, 4);
        assertThat(field.number()).isNegative();
        assertThat(field.key()).hasToString("0x1f");
        field.take("-1234-".toCharArray(), 1, 4);
        assertThat(field.number()).isEqualTo(1234);
    }
}
