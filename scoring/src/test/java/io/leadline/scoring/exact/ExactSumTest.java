package io.leadline.scoring.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class ExactSumTest
{
    @Test
    void shouldSumBeyondLongsInAnyGrouping()
    {
        final long seed = 99;
        final Random random = new Random(seed);
        for (int round = 0; round < 500; round++)
        {
            final List<BigInteger> addends = new ArrayList<>();
            for (int i = 0; i < 40; i++)
            {
                addends.add(new BigInteger(random.nextInt(129), random));
            }
            final ExactSum whole = sum(addends);
            Collections.shuffle(addends, random);
            final int cut = random.nextInt(addends.size());
            final ExactSum merged = sum(addends.subList(0, cut));
            merged.add(sum(addends.subList(cut, addends.size())));

            assertThat(whole.value()).as("seed=%d round=%d", seed, round)
                .isEqualTo(addends.stream().reduce(BigInteger.ZERO, BigInteger::add));
            assertThat(merged).as("seed=%d round=%d", seed, round).isEqualTo(whole);
        }
    }

    @Test
    void shouldAddWhatStoodForLongAsOftenAsItStood()
    {
        final long seed = 41;
        final Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++)
        {
            final ExactSum sum = new ExactSum();
            final SumE18 sumE18 = new SumE18();
            BigInteger expected = BigInteger.ZERO;
            BigInteger expectedE18 = BigInteger.ZERO;
            for (int i = 0; i < 3; i++)
            {
                final BigInteger wide = new BigInteger(random.nextInt(129), random);
                final BigInteger narrow = new BigInteger(random.nextInt(81), random);
                final long count = random.nextLong() >>> 19 + random.nextInt(45);
                sum.addTimes(wide.longValue(), wide.shiftRight(64).longValue(), count);
                sumE18.addTimes(narrow.longValue(), narrow.shiftRight(64).longValue(), count);
                expected = expected.add(wide.multiply(BigInteger.valueOf(count)));
                expectedE18 = expectedE18.add(narrow.multiply(BigInteger.valueOf(count)));
            }

            assertThat(sum.value()).as("seed=%d round=%d", seed, round).isEqualTo(expected);
            assertThat(sumE18.value()).as("seed=%d round=%d", seed, round)
                .isEqualTo(Rational.of(expectedE18, BigInteger.valueOf(SumE18.ONE_E18)));
        }
    }

    @Test
    void shouldRefuseSumsThatDoNotFit()
    {
        final SumE18 sum = new SumE18();
        sum.add(-1, Long.MAX_VALUE);

        assertThatThrownBy(() -> sum.add(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new SumE18().addTimes(0, 1L << 40, 1L << 23)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new SumE18().add(BigInteger.ONE.shiftLeft(127)))
            .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldCarryIntoTheHigherHalf()
    {
        final SumE18 sum = new SumE18();
        sum.add(SumE18.ONE_E18 * 2 - 1, 0);
        sum.add(2, 0);
        sum.add(SumE18.ONE_E18 * 9, 0);
        sum.add(SumE18.ONE_E18 * 9, 0);

        assertThat(sum).hasToString("20.000000000000000001");
    }

    private static ExactSum sum(final List<BigInteger> addends)
    {
        final ExactSum sum = new ExactSum();
        addends.forEach(addend -> sum.add(addend.longValue(), addend.shiftRight(64).longValue()));

        return sum;
    }
}
