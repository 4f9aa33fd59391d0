package io.leadline.scoring.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.leadline.scoring.exact.Rational;

import org.junit.jupiter.api.Test;

class MoneySplitTest
{
    private static final BigDecimal CENT = new BigDecimal("0.01");

    @Test
    void shouldGiveTheCentThatIsLeftToTheFirstOfEqualRemainders()
    {
        assertThat(MoneySplit.split(new BigDecimal("70000"), CENT, List.of(Rational.ONE, Rational.ONE, Rational.ONE)))
            .extracting(BigDecimal::toPlainString)
            .containsExactly("23333.34", "23333.33", "23333.33");
    }

    @Test
    void shouldGiveTheCentToTheLargestRemainder()
    {
        final List<Rational> weights = List.of(Rational.of(1), Rational.of(2), Rational.ZERO);

        assertThat(MoneySplit.split(new BigDecimal("0.05"), CENT, weights))
            .extracting(BigDecimal::toPlainString)
            .containsExactly("0.02", "0.03", "0.00");
    }

    @Test
    void shouldNeitherLoseNorMakeMoney()
    {
        final long seed = 4711;
        final Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++)
        {
            final BigDecimal amount = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
            final List<Rational> weights = new ArrayList<>(List.of(Rational.ONE));
            for (int k = random.nextInt(30); k > 0; k--)
            {
                weights.add(Rational.of(random.nextInt(1_000), 1 + random.nextInt(1_000)));
            }
            final Rational sum = weights.stream().reduce(Rational.ZERO, Rational::plus);
            final List<BigDecimal> parts = MoneySplit.split(amount, CENT, weights);

            assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("seed=%d case=%d", seed, i)
                .isEqualByComparingTo(amount);
            for (int k = 0; k < parts.size(); k++)
            {
                final Rational quota = Rational.of(amount).times(weights.get(k)).dividedBy(sum);
                final Rational error = Rational.of(parts.get(k)).minus(quota);

                assertThat(error.compareTo(Rational.of(CENT)) < 0 && error.compareTo(Rational.of(-1, 100)) > 0)
                    .as("seed=%d case=%d part=%d", seed, i, k)
                    .isTrue();
            }
        }
    }
}
