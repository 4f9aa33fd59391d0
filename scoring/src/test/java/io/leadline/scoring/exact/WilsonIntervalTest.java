package io.leadline.scoring.exact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WilsonIntervalTest
{
    /** Values of an independent computation with 60 digits; textbooks print 0.055 to 0.174 for 10 of 100. */
    @Test
    void shouldGiveKnownIntervals()
    {
        final WilsonInterval tenOfHundred = WilsonInterval.of(10, 100);

        assertThat(tenOfHundred.low().roundHalfEven(12)).isEqualByComparingTo("0.055229137061");
        assertThat(tenOfHundred.high().roundHalfEven(12)).isEqualByComparingTo("0.174365661505");
    }

    @Test
    void shouldTouchTheEndsExactlyAtNoneAndAll()
    {
        assertThat(WilsonInterval.of(0, 7).low()).isEqualTo(Rational.ZERO);
        assertThat(WilsonInterval.of(7, 7).high()).isEqualTo(Rational.ONE);
        assertThat(WilsonInterval.of(0, 7).high().roundHalfEven(12)).isEqualByComparingTo("0.354330435067");
    }

    @Test
    void shouldStraddleOnlyLimitsStrictlyInside()
    {
        final WilsonInterval interval = WilsonInterval.of(90, 100);

        assertThat(interval.straddles(Rational.of(9, 10))).isTrue();
        assertThat(interval.straddles(Rational.of(80, 100))).isFalse();
        assertThat(interval.straddles(interval.low())).isFalse();
    }
}
