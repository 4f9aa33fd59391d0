package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

class LiveOrderIdsTest
{
    private static final int MARKET_COUNT = 3;

    /** Short, packed to the last place, one longer, other letters, and signs that packing could take for nothing. */
    private static final List<String> ENDS = List.of(
        "", "x", "-0123456789abcdef", "y".repeat(37), "y".repeat(38), "z".repeat(120), "\u00e4", "\u20ac-long-one-too",
        "\u0000", "\u0000\u0000");

    @Test
    void shouldAgreeWithMapsOfStrings()
    {
        for (long seed = 1; seed <= 30; seed++)
        {
            final Random random = new Random(seed);
            final LiveOrderIds ids = new LiveOrderIds();
            final Map<String, Long> living = new HashMap<>();
            final Map<Long, String> texts = new HashMap<>();
            for (int i = 0; i < 4_000; i++)
            {
                final int market = random.nextInt(MARKET_COUNT);
                final String text = random.nextInt(30 * (int)seed) + ENDS.get(random.nextInt(ENDS.size()));
                expect(ids, random, market, text);
                final String place = "seed=" + seed + " i=" + i + " market=" + market + " text=" + text;
                final long number = ids.number(market, text);
                final Long known = living.get(market + ":" + text);
                if (known == null)
                {
                    assertThat(texts).as(place).doesNotContainKey(number);
                    birth(ids, number, text, place);
                    living.put(market + ":" + text, number);
                    texts.put(number, text);
                }
                else
                {
                    assertThat(number).as(place).isEqualTo(known);
                    assertThat(ids.textToDefine(number)).as(place).isNull();
                    death(ids, random, market, text, living);
                }
            }
        }
    }

    /** Forgotten is what was asked for longest ago, not what was new longest ago. */
    @Test
    void shouldForgetATextOnlyWhenTwoOthersWereAskedForSince()
    {
        final LiveOrderIds ids = new LiveOrderIds();
        final long first = ids.number(0, "a");
        ids.number(0, "b");
        assertThat(ids.number(0, "a")).isEqualTo(first);
        ids.number(0, "c");

        assertThat(ids.textToDefine(first)).hasToString("a");
        assertThat(ids.number(0, "a")).isEqualTo(first);
    }

    /** What is expected decides nothing, be it what comes or anything else, little or much. */
    private static void expect(final LiveOrderIds ids, final Random random, final int market, final String text)
    {
        for (int i = random.nextInt(4) == 0 ? random.nextInt(70) : 0; i > 0; i--)
        {
            final TextKey key = new TextKey();
            key.set(random.nextInt(8) == 0 ? text : random.nextInt(100) + "-");
            ids.expect(random.nextBoolean() ? market : random.nextInt(MARKET_COUNT), key);
        }
    }

    private static void birth(final LiveOrderIds ids, final long number, final String text, final String place)
    {
        assertThat(ids.textToDefine(number)).as(place).hasToString(text);
        ids.onAdd(number, 10);
    }

    private static void death(
        final LiveOrderIds ids, final Random random, final int market, final String text,
        final Map<String, Long> living)
    {
        final long number = living.get(market + ":" + text);
        switch (random.nextInt(40) == 0 ? 3 : random.nextInt(3))
        {
            case 0 -> ids.onRemaining(number, 0);
            case 1 -> ids.onFill(number, 10);
            case 2 ->
            {
                // An order that was not asked for just now: the oldest that lives.
                final List<String> keys = new ArrayList<>(living.keySet());
                keys.sort(null);
                ids.onRemaining(living.remove(keys.get(0)), 0);
                if (keys.get(0).equals(market + ":" + text))
                {
                    return;
                }
                ids.onRemaining(number, 0);
            }
            default ->
            {
                ids.onClear(market);
                living.keySet().removeIf(key -> key.startsWith(market + ":"));
            }
        }
        living.remove(market + ":" + text);
    }

    @Test
    void shouldKeepOneOrderOfANumberThatALogDefinesTwice()
    {
        final LiveOrderIds ids = new LiveOrderIds();
        ids.restore(0, -7, "x");
        ids.restore(0, -7, "x");
        ids.onAdd(-7, 5);
        ids.onRemaining(-7, 0);

        assertThat(ids.number(0, "x")).isEqualTo(-8);
    }
}
