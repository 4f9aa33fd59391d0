package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Against the rules written out one after another, where prices and sizes lie on and beside every limit. */
class RefusalTest
{
    private static final long[] LIMITS = {
        0, 1, 2, 1L << 20, 1L << 21, 1L << 31, 1L << 40, 1L << 41, 1L << 42, 1L << 61, 1L << 62, Long.MAX_VALUE
    };
    private static final int[] TYPES = {
        EventType.ADD, EventType.REDUCE, EventType.FILL, EventType.REPLACE, EventType.LEVEL, EventType.TRADE
    };
    private static final int[] FLAGS = {
        0, EventFlags.SIZE_OFF_LOT, EventFlags.PRICE_OFF_TICK, EventFlags.SIZE_OFF_LOT | EventFlags.PRICE_OFF_TICK,
        EventFlags.POST_ONLY
    };

    @Test
    void shouldRefuseByEachRuleInItsTurn()
    {
        for (final int type : TYPES)
        {
            for (final int flags : FLAGS)
            {
                for (final long price : LIMITS)
                {
                    for (final long size : LIMITS)
                    {
                        requireSame(type, price, size, flags);
                        requireSame(type, price - 1, size - 1, flags);
                        requireSame(type, -price, size, flags);
                        requireSame(type, price, -size, flags);
                        requireSame(type, ~price, ~size, flags);
                    }
                }
            }
        }
    }

    @Test
    void shouldRefuseProductsAroundTheLimit()
    {
        final long seed = 20_261_122;
        final Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++)
        {
            final long price = random.nextLong() >>> 23 + random.nextInt(41);
            final long size = (price == 0 ? 0 : Refusal.NOTIONAL_LIMIT / price) + random.nextInt(5) - 2;
            requireSame(TYPES[random.nextInt(TYPES.length)], price, size, FLAGS[random.nextInt(FLAGS.length)]);
        }
    }

    private static void requireSame(final int type, final long priceTicks, final long sizeLots, final int flags)
    {
        assertThat(Refusal.of(type, priceTicks, sizeLots, flags))
            .as("type=%d price=%d size=%d flags=%d", type, priceTicks, sizeLots, flags)
            .isEqualTo(expected(type, priceTicks, sizeLots, flags));
    }

    private static int expected(final int type, final long priceTicks, final long sizeLots, final int flags)
    {
        final boolean isRemovable = type == EventType.REDUCE || type == EventType.LEVEL;
        final boolean isExecution = type == EventType.FILL || type == EventType.TRADE;
        final boolean hasPrice =
            type != EventType.REDUCE && !(type == EventType.FILL && priceTicks == EventSink.NO_PRICE);
        if ((flags & EventFlags.SIZE_OFF_LOT) != 0)
        {
            return Refusal.SIZE_OFF_LOT;
        }
        if (sizeLots < 0 || sizeLots == 0 && !isRemovable)
        {
            return Refusal.BAD_SIZE;
        }
        if (hasPrice && !isExecution && (flags & EventFlags.PRICE_OFF_TICK) != 0)
        {
            return Refusal.PRICE_OFF_TICK;
        }
        if (hasPrice && priceTicks <= 0)
        {
            return Refusal.BAD_PRICE;
        }
        final BigInteger product =
            BigInteger.valueOf(hasPrice ? priceTicks : 1).multiply(BigInteger.valueOf(sizeLots));
        final boolean isTooLarge = hasPrice && priceTicks >= Refusal.PRICE_TICKS_LIMIT ||
            product.compareTo(BigInteger.valueOf(Refusal.NOTIONAL_LIMIT)) >= 0;

        return isTooLarge ? Refusal.TOO_LARGE : Refusal.NONE;
    }
}
