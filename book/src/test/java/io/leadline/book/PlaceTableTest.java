package io.leadline.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.Test;

/** Against a map of the library. */
class PlaceTableTest
{
    @Test
    void shouldFollowModelWhateverTheNumbersAre()
    {
        for (long seed = 1; seed <= 20; seed++)
        {
            final Random random = new Random(seed);
            final int bits = 1 + random.nextInt(26);
            follow(seed, random, () -> random.nextInt(500));
            follow(seed, random, () -> (long)random.nextInt(500) << bits);
            follow(seed, random, () -> (1L << 35) - 1 - random.nextInt(500));
            follow(seed, random, () -> random.nextInt(40) * (1L << 35) + 15_000 + random.nextInt(12));
            follow(seed, random, () -> random.nextInt(20) * 1_000_003L + random.nextInt(30));
        }
    }

    private static void follow(final long seed, final Random random, final LongSupplier numbers)
    {
        final PlaceTable table = new PlaceTable();
        final Map<Long, Integer> model = new HashMap<>();
        for (int i = 0; i < 6_000; i++)
        {
            final long number = numbers.getAsLong();
            final boolean isGrowing = i / 1_500 % 2 == 0;
            if (model.containsKey(number) && random.nextInt(10) < (isGrowing ? 2 : 8))
            {
                table.remove(number);
                model.remove(number);
            }
            else if (!model.containsKey(number) && random.nextInt(10) < (isGrowing ? 8 : 2))
            {
                table.put(number, i);
                model.put(number, i);
            }
            final long asked = numbers.getAsLong();
            assertThat(table.get(asked) == model.getOrDefault(asked, -1))
                .as("seed=%d step=%d number=%d", seed, i, asked).isTrue();
        }
        model.forEach((number, place) -> assertThat(table.get(number)).as("seed=%d", seed).isEqualTo(place));
    }
}
