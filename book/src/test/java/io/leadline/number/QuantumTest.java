package io.leadline.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantumTest
{
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final String[] STEPS = {
        "0.01", "0.5", "0.25", "0.00005", "25", "1", "100", "0.1", "1E-8", "3", "0.007", "1E+3", "1E-18", "1E-19",
        "0.000000000000000000000003", "123456789012345678901234567890", "9223372036854775807", "0.3333333333333333333"};

    private final Steps steps = new Steps();

    @ParameterizedTest
    @CsvSource({
        "0.01,   81308.0,  8130800, true",
        "0.01,   0.015,    2,       false",
        "0.01,   0.025,    2,       false",
        "0.01,   0.0250001, 3,      false",
        "0.01,  -0.035,   -4,       false",
        "0.01,  -0.025,   -2,       false",
        "0.5,    3644,     7288,    true",
        "0.5,    3638.25,  7276,    false",
        "0.5,    3638.75,  7278,    false",
        "0.25,   0.75,     3,       true",
        "0.00005, 0.0001,  2,       true",
        "0.00005, 0.00007, 1,       false",
        "25,     75,       3,       true",
        "25,     37.5,     2,       false",
        "25,     12.5,     0,       false",
        "1,      -0,       0,       true",
        "1,      007,      7,       true",
        "1,      9223372036854775807, 9223372036854775807, true",
        "1,      9223372036854775808, 9223372036854775807, true",
        "1,      -9223372036854775808, -9223372036854775807, true",
        "1,      0.00000000000000000000000001, 0, false",
        "0.01,   1.00000000000000000000000000, 100, true",
        "0.01,   92233720368547758.07, 9223372036854775807, true",
        "0.01,   92233720368547758.075, 9223372036854775807, false"})
    void shouldReadWholeStepsRoundedHalfEven(
        final String step, final String text, final long count, final boolean isExact)
    {
        assertThat(read(Quantum.of(new BigDecimal(step)), text)).isTrue();

        assertThat(steps.count()).isEqualTo(count);
        assertThat(steps.isExact()).isEqualTo(isExact);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "-", "+1", ".", "-.", ".5", "5.", "-.5", "1.2.3", "1..2", "1e5", "1E5", "NaN", "Infinity", " 1", "1 ",
        "1,5", "--1", "1-", "0x10", "\u0661", "\uff11", "1_000", "\u22121"})
    void shouldCallAnythingButPlainDecimalsMalformed(final String text)
    {
        assertThat(read(Quantum.of(BigDecimal.ONE), text)).isFalse();
    }

    @Test
    void shouldReadARangeOfLongerText()
    {
        assertThat(Quantum.of(new BigDecimal("0.1")).read("x-12.5y".toCharArray(), 1, 6, steps)).isTrue();

        assertThat(steps.count()).isEqualTo(-125);
    }

    @Test
    void shouldCallTextBeyondTheLimitMalformed()
    {
        final String longest = "0." + "0".repeat(PlainDecimal.MAX_LENGTH - 3) + "1";

        assertThat(read(Quantum.of(BigDecimal.ONE), longest)).isTrue();
        assertThat(steps.count()).isZero();
        assertThat(steps.isExact()).isFalse();
        assertThat(read(Quantum.of(BigDecimal.ONE), longest + "0")).isFalse();
    }

    @Test
    void shouldRefuseAStepThatIsNotAboveZero()
    {
        assertThatThrownBy(() -> Quantum.of(new BigDecimal("-0.1")))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("step not above 0: step=-0.1");
        assertThatThrownBy(() -> Quantum.of(BigDecimal.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 8130800, 81308", "0.1, 464, 46.4", "0.5, 0, 0", "25, 4, 100", "1E+3, 3, 3000", "0.00005, 2, 0.0001",
        "1E-8, 1, 0.00000001", "0.01, -150, -1.5"})
    void shouldWriteTheShortestPlainText(final String step, final long count, final String text)
    {
        assertThat(Quantum.of(new BigDecimal(step)).text(count)).isEqualTo(text);
    }

    @Test
    void shouldAgreeWithBigDecimal()
    {
        final long seed = 20260501;
        final Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++)
        {
            final BigDecimal step = new BigDecimal(STEPS[random.nextInt(STEPS.length)]);
            final String text = randomText(random, step);

            final boolean isRead = read(Quantum.of(step), text);

            final BigDecimal value = new BigDecimal(text);
            final BigInteger rounded = value.divide(step, 0, RoundingMode.HALF_EVEN).toBigInteger();
            final long expected = rounded.max(LONG_MAX.negate()).min(LONG_MAX).longValueExact();
            if (!isRead || steps.count() != expected || steps.isExact() != (value.remainder(step).signum() == 0))
            {
                throw new AssertionError(
                    "seed=" + seed + " i=" + i + " step=" + step + " text=" + text + " count=" + steps.count() +
                    " exact=" + steps.isExact() + " expected=" + expected);
            }
        }
    }

    @Test
    void shouldReadBackWhatItWrites()
    {
        final long seed = 20260502;
        final Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++)
        {
            final Quantum quantum = Quantum.of(new BigDecimal(STEPS[random.nextInt(STEPS.length)]));
            final long count = Math.max(-Long.MAX_VALUE, random.nextLong() >> random.nextInt(Long.SIZE));

            read(quantum, quantum.text(count));

            if (steps.count() != count || !steps.isExact())
            {
                throw new AssertionError(
                    "seed=" + seed + " i=" + i + " step=" + quantum + " count=" + steps.count() + " expected=" + count);
            }
        }
    }

    private boolean read(final Quantum quantum, final String text)
    {
        return quantum.read(text.toCharArray(), 0, text.length(), steps);
    }

    /** Multiples, halves between multiples, and arbitrary digits of arbitrary length. */
    private static String randomText(final Random random, final BigDecimal step)
    {
        if (random.nextInt(3) > 0)
        {
            final BigDecimal halfSteps = new BigDecimal(random.nextLong() >> random.nextInt(Long.SIZE));
            final BigDecimal value = step.multiply(halfSteps).divide(BigDecimal.valueOf(2));

            return value.setScale(Math.max(0, value.scale() + random.nextInt(3))).toPlainString();
        }
        final StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        appendDigits(text, random, 1 + random.nextInt(25));
        if (random.nextBoolean())
        {
            appendDigits(text.append('.'), random, 1 + random.nextInt(25));
        }

        return text.toString();
    }

    private static void appendDigits(final StringBuilder text, final Random random, final int count)
    {
        for (int i = 0; i < count; i++)
        {
            text.append((char)('0' + random.nextInt(10)));
        }
    }
}
