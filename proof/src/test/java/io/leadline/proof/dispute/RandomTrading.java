package io.leadline.proof.dispute;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A minute of random trading by four makers and somebody unknown: quotes at, near and far off the mid, of all sizes,
 * post-only or not; replaced, reduced, filled, cancelled, under ids that are taken again; halts, holes and clears.
 */
final class RandomTrading
{
    static final long START_EPOCH_NS = 1_710_115_170_000_000_000L;

    private static final int SECONDS = 60;
    private static final List<String> ACCOUNTS = List.of("a-1", "b-1", "b-2", "c-1", "nobody");
    private static final int IDS = 24;

    private final Random random;
    private final List<String> rows = new ArrayList<>();

    private RandomTrading(final Random random)
    {
        this.random = random;
    }

    /** Rows of events, without a header. */
    static List<String> rows(final Random random)
    {
        final RandomTrading trading = new RandomTrading(random);
        for (int second = 0; second < SECONDS; second++)
        {
            final int events = random.nextInt(8);
            for (int event = 0; event < events; event++)
            {
                trading.event(START_EPOCH_NS + second * 1_000_000_000L + event * 100_000_000L);
            }
        }
        trading.row(START_EPOCH_NS + SECONDS * 1_000_000_000L, "SOL/USDC", "trade,,,,20,1,,,");

        return trading.rows;
    }

    private void row(final long timeEpochNs, final String market, final String rest)
    {
        rows.add(timeEpochNs + "," + market + ',' + rest);
    }

    private void event(final long timeEpochNs)
    {
        final String market = random.nextInt(4) == 0 ? "OTHER" : "SOL/USDC";
        final int kind = random.nextInt(40);
        if (kind < 22)
        {
            row(timeEpochNs, market, "add," + id() + ',' + account() + ',' + sided() + ",,," + (isOneIn(3) ? "" : "P"));
        }
        else if (kind < 26)
        {
            row(timeEpochNs, market, "cancel," + id() + ",,,,,,,");
        }
        else if (kind < 30)
        {
            row(timeEpochNs, market, "fill," + id() + ",,,," + (1 + random.nextInt(2_000)) + ",," + account() + ',');
        }
        else if (kind < 33)
        {
            row(timeEpochNs, market, "reduce," + id() + ",,,," + random.nextInt(3_000) + ",,,");
        }
        else if (kind < 37)
        {
            final String[] sided = sided().split(",");
            row(timeEpochNs, market,
                "replace," + id() + ",,," + sided[1] + ',' + sided[2] + ',' + (isOneIn(2) ? "" : id()) + ",,");
        }
        else
        {
            row(timeEpochNs, market, rare());
        }
    }

    private String rare()
    {
        return switch (random.nextInt(6))
        {
            case 0 -> "status,,,,,,,,halted";
            case 1, 2 -> "status,,,,,,,,open";
            case 3 -> "status,,,,,,,,stale";
            case 4 -> "clear,,,,,,,,";
            default -> "trade,," + account() + ",,20,10,," + account() + ',';
        };
    }

    private boolean isOneIn(final int many)
    {
        return random.nextInt(many) == 0;
    }

    private String id()
    {
        final int number = random.nextInt(IDS);

        return number % 3 == 0 ? "id-" + number : Integer.toString(number);
    }

    private String account()
    {
        return ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
    }

    /** Side, price and size: bids below 20 and asks above it, now and then crossed. */
    private String sided()
    {
        final boolean isBid = random.nextBoolean();
        final int ticks = (isOneIn(20) ? -1 : 1) * (1 + random.nextInt(isOneIn(4) ? 40 : 4));
        final int cents = isBid ? 2_000 - ticks : 2_000 + ticks;

        return (isBid ? "bid" : "ask") + ',' + cents / 100 + '.' + cents / 10 % 10 + cents % 10 + ','
            + (isOneIn(8) ? 1 : 1 + random.nextInt(6_000));
    }
}
