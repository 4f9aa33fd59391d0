package io.leadline.bench.csv;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;

/**
 * One day's orders of 20 markets and 500 accounts in the text form: of 20 rows eight are adds, six cancels, two each
 * reduces, fills and replaces. Every row but an add names an order that rests. A seed gives the same rows everywhere.
 * Single thread.
 */
public final class CsvFlow
{
    /** The first line of a file. */
    public static final String HEADER =
        "time_ns,market,type,order_id,account,side,price,size,new_order_id,taker,flags\n";
    private static final int MARKET_COUNT = 20;
    private static final int ACCOUNT_COUNT = 500;
    /** What rests before anything is taken away, and the most that may. */
    private static final int FIRST_ORDERS = 1_000;
    private static final int MAX_ORDERS = 100_000;
    static final long START_EPOCH_NS = 20_371 * 86_400_000_000_000L;
    private static final int MEAN_STEP_NS = 15_000_000;

    private final SplittableRandom random;
    private final boolean hasTextIds;
    private final StringBuilder rows = new StringBuilder();
    private final long[] orders = new long[MAX_ORDERS];
    private int orderCount;
    private long lastOrder = 7_000_000_000L;
    private long timeEpochNs = START_EPOCH_NS;

    /**
     * A flow from its first row.
     *
     * @param hasTextIds whether order ids are texts; numbers otherwise.
     */
    public CsvFlow(final long seed, final boolean hasTextIds)
    {
        this.random = new SplittableRandom(seed);
        this.hasTextIds = hasTextIds;
    }

    /** A configuration of the flow's markets. */
    static Configuration configuration()
    {
        final List<Market> markets = new ArrayList<>();
        for (int market = 0; market < MARKET_COUNT; market++)
        {
            markets.add(new Market(
                name(market), new BigDecimal("0.01"), new BigDecimal("0.001"), Market.BookKind.ORDERS,
                BigDecimal.ZERO, BigDecimal.ONE, "USD", name(market), null, null));
        }

        return new Configuration(
            "bench", markets, List.of(new Ladder("mid", Ladder.Reference.MID, List.of(100), false)),
            new Schedule(1_000_000_000L, false, null), Configuration.Feed.DEFAULT, Configuration.Detail.BANDS,
            Makers.ALL, Configuration.Limits.DEFAULT);
    }

    /** Writes the rows that follow as a file of their own. */
    void write(final Path file, final int rowCount) throws IOException
    {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file)))
        {
            rows.setLength(0);
            rows.append(HEADER);
            for (int i = 0; i < rowCount; i++)
            {
                row();
                out.write(rows.toString().getBytes(StandardCharsets.US_ASCII));
                rows.setLength(0);
            }
        }
    }

    private void row()
    {
        final int kind = kind();
        timeEpochNs += random.nextInt(2 * MEAN_STEP_NS);
        row(kind);
    }

    /** The next row alone, at a time that is not before the last; good until the next call. */
    public CharSequence row(final long newTimeEpochNs)
    {
        timeEpochNs = newTimeEpochNs;
        rows.setLength(0);
        row(kind());

        return rows;
    }

    private int kind()
    {
        return orderCount < FIRST_ORDERS ? 0 : random.nextInt(20);
    }

    private void row(final int kind)
    {
        if (kind < 8 && orderCount < MAX_ORDERS)
        {
            orders[orderCount++] = ++lastOrder;
            add(lastOrder);
            return;
        }
        final int place = random.nextInt(orderCount);
        final long order = orders[place];
        switch (kind)
        {
            case 14, 15 -> reduce(order);
            case 16, 17 -> fill(order);
            case 18, 19 -> replace(order, place);
            default -> cancel(order, place);
        }
    }

    private void add(final long order)
    {
        begin(order, "add");
        rows.append(",acct-").append(random.nextInt(ACCOUNT_COUNT)).append(random.nextBoolean() ? ",bid," : ",ask,");
        price();
        rows.append(',');
        size();
        rows.append(random.nextInt(4) > 0 ? ",,,P\n" : ",,,\n");
    }

    private void reduce(final long order)
    {
        begin(order, "reduce");
        rows.append(",,,,");
        size();
        rows.append(",,,\n");
    }

    private void fill(final long order)
    {
        begin(order, "fill");
        rows.append(",,,");
        price();
        rows.append(',');
        size();
        rows.append(",,acct-").append(random.nextInt(ACCOUNT_COUNT)).append(",\n");
    }

    private void replace(final long order, final int place)
    {
        orders[place] = lastOrder += MARKET_COUNT - (lastOrder - order) % MARKET_COUNT;
        begin(order, "replace");
        rows.append(",,,");
        price();
        rows.append(',');
        size();
        rows.append(',');
        id(orders[place]);
        rows.append(",,\n");
    }

    private void cancel(final long order, final int place)
    {
        orders[place] = orders[--orderCount];
        begin(order, "cancel");
        rows.append(",,,,,,,\n");
    }

    private void begin(final long order, final String type)
    {
        rows.append(timeEpochNs).append(',').append(name((int)(order % MARKET_COUNT))).append(',').append(type);
        rows.append(',');
        id(order);
    }

    /** An id's market is its rest, also when it replaces another. */
    private void id(final long order)
    {
        if (hasTextIds)
        {
            rows.append("0x").append(Long.toHexString(order * 0x9e37_79b9_7f4a_7c15L));
        }
        else
        {
            rows.append(order);
        }
    }

    private void price()
    {
        decimal(1_000_000 + random.nextInt(100_000), 100);
    }

    private void size()
    {
        decimal(1 + random.nextInt(100_000), 1000);
    }

    private void decimal(final int units, final int unitsPerOne)
    {
        rows.append(units / unitsPerOne);
        if (units % unitsPerOne != 0)
        {
            rows.append('.').append(unitsPerOne + units % unitsPerOne);
            rows.deleteCharAt(rows.lastIndexOf(".") + 1);
        }
    }

    private static String name(final int market)
    {
        return "M" + market + "-PERP";
    }
}
