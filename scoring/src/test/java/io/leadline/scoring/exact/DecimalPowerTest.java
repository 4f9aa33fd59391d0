package io.leadline.scoring.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalPowerTest
{
    private static final Rational CLOSE = Rational.of(new BigDecimal("1e-38"));

    /** Expected digits were computed apart, with 90 of them. */
    @ParameterizedTest
    @CsvSource({
        "2, 0.5, 1.414213562373095048801688724209698078570",
        "38820000, 0.15, 13.75176143615813729746659008203857335358",
        "1000000, 0.85, 125892.5411794167210423954106395800606094",
        "0.05, 3.3, 0.00005088631644211304756667913834681568404213",
        "1234567890123456789.000000000000000001, 0.35, 2147980.043158043657291390707101514210747",
    })
    void shouldHaveFortyDigits(final String base, final String exponent, final String expected)
    {
        final Rational power = DecimalPower.power(
            Rational.of(new BigDecimal(base)), new BigDecimal(exponent));

        assertThat(power).isEqualTo(Rational.of(new BigDecimal(expected)));
    }

    @Test
    void shouldRaiseToIntegersExactly()
    {
        assertThat(DecimalPower.power(Rational.of(2, 3), new BigDecimal("5"))).isEqualTo(Rational.of(32, 243));
        assertThat(DecimalPower.power(Rational.of(1, 10), new BigDecimal("-1.0"))).isEqualTo(Rational.of(10));
        assertThat(DecimalPower.power(Rational.of(7), BigDecimal.ZERO)).isEqualTo(Rational.ONE);
        assertThat(DecimalPower.power(Rational.ZERO, new BigDecimal("0.15"))).isEqualTo(Rational.ZERO);
        assertThatThrownBy(() -> DecimalPower.power(Rational.ZERO, new BigDecimal("-1")))
            .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> DecimalPower.power(Rational.ZERO, new BigDecimal("-0.5")))
            .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldRoundExponentialsToTheDecimalsAskedFor()
    {
        assertThat(DecimalPower.exp(Rational.of(-1, 5), 30)).isEqualTo("0.818730753077981858669935508619");
        assertThat(DecimalPower.exp(Rational.of(-9, 10), 30)).isEqualTo("0.406569659740599111883454239646");
        assertThat(DecimalPower.exp(Rational.ZERO, 30)).isEqualByComparingTo("1");
        assertThat(DecimalPower.exp(Rational.of(-100), 50))
            .isEqualTo("0.00000000000000000000000000000000000000000003720076");
    }

    @Test
    void shouldAddExponentsWhereItMultiplies()
    {
        for (long seed = 0; seed < 200; seed++)
        {
            final Random random = new Random(seed);
            final Rational base = Rational.of(1 + random.nextInt(1_000_000_000), 1 + random.nextInt(1_000_000));
            final BigDecimal one = BigDecimal.valueOf(random.nextInt(500), 2);
            final BigDecimal two = BigDecimal.valueOf(random.nextInt(500), 2);

            final Rational product = DecimalPower.power(base, one).times(DecimalPower.power(base, two));
            final Rational power = DecimalPower.power(base, one.add(two));

            final Rational error = product.dividedBy(power).minus(Rational.ONE);
            assertThat(error.times(error).compareTo(CLOSE.times(CLOSE))).as("seed=%d", seed).isNegative();
        }
    }

    /** Orders are weighed with exponentials in fixed point; they are those of decimals, digit by digit. */
    @Test
    void shouldRaiseToTheSameInFixedPointAsInDecimals()
    {
        final long seed = 20_261_122L;
        final Random random = new Random(seed);
        int given = 0;
        for (int i = 0; i < 5_000; i++)
        {
            final long numerator = random.nextLong() >>> 1 + random.nextInt(62);
            final long denominator = 1 + (random.nextLong() >>> 1 + random.nextInt(62));
            final int decimals = random.nextInt(FixedExponential.MOST_DECIMALS + 1);
            final Rational exponent = Rational.of(-numerator, denominator);
            final boolean isModerate = exponent.compareTo(Rational.of(-500)) > 0;
            final BigDecimal fixed = isModerate ? FixedExponential.of(exponent, decimals) : null;
            given += fixed == null ? 0 : 1;

            if (fixed != null)
            {
                assertThat(fixed).as("seed=%d exponent=%s decimals=%d", seed, exponent, decimals)
                    .isEqualTo(DecimalPower.expOfDecimals(exponent, decimals));
            }
        }

        assertThat(given).isGreaterThan(2_500);
    }

    /** The middle of two decimals is not given, nor what is near it: e^0 to 0 decimals is 1, e^-ln(2) is not known. */
    @Test
    void shouldNotGiveWhatMayBeRoundedEitherWay()
    {
        final Rational half = Rational.of(DecimalPower.LN_2.negate());

        assertThat(FixedExponential.of(half, 0)).isNull();
        assertThat(FixedExponential.of(half, 1)).isEqualTo("0.5");
        assertThat(FixedExponential.of(Rational.ZERO, 0)).isEqualTo("1");
        assertThat(FixedExponential.of(Rational.of(1, 2), 5)).isNull();
        assertThat(FixedExponential.of(Rational.of(-5_000), 5)).isNull();
        assertThat(DecimalPower.exp(Rational.of(-5_000), 5)).isEqualByComparingTo("0");
    }
}
