package io.leadline.scoring.exact;

import static org.assertj.core.api.Assertions.assertThat;

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
                addends.add(new BigInteger(random.nextInt(128), random));
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
    void shouldCarryFractionsIntoUnits()
    {
        final SumE18 sum = new SumE18();
        sum.add(1, SumE18.ONE_E18 - 1);
        sum.add(0, 2);
        sum.add(0, SumE18.ONE_E18);

        assertThat(sum).hasToString("3.000000000000000001");
    }

    private static ExactSum sum(final List<BigInteger> addends)
    {
        final ExactSum sum = new ExactSum();
        addends.forEach(addend -> sum.add(addend.longValue(), addend.shiftRight(64).longValue()));

        return sum;
    }
}
