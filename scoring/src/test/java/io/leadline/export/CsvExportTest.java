package io.leadline.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.leadline.config.Makers;
import io.leadline.export.FabricatedSource.Entity;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.problem.BadInputException;

import org.junit.jupiter.api.Test;

class CsvExportTest
{
    private static final long SECOND_NS = 1_000_000_000L;

    private final FabricatedSource source = new FabricatedSource(Configurations.of(
        List.of(
            Configurations.market("SOL-PERP", "0.01", "0.1"),
            Configurations.market("USDC/USDT", "0.0001", "1", "10")),
        List.of(Configurations.mid(750), Configurations.touch(100, 2000)),
        Makers.ALL));

    @Test
    void shouldNameColumnsAfterTheLadders()
    {
        assertThat(lines(RowFilter.ALL)).containsExactly(
            "time_ns,market,interval,status,best_bid,best_ask,maker,maker_best_bid,maker_best_ask,"
                + "filled_size,filled_notional,self_matched_notional,"
                + "mid_bid_7.5_size,mid_bid_7.5_notional,mid_ask_7.5_size,mid_ask_7.5_notional,"
                + "touch_bid_1_size,touch_bid_1_notional,touch_bid_20_size,touch_bid_20_notional,"
                + "touch_ask_1_size,touch_ask_1_notional,touch_ask_20_size,touch_ask_20_notional");
    }

    @Test
    void shouldScaleEachMeasureByItsUnit()
    {
        final Entity book = entity("", true, 8255, 8277, 4, 5, 6, 207, 1708785, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8);
        source.add(0, 7 * SECOND_NS, 7, MarketStatus.OK, List.of(book));
        source.add(1, 7 * SECOND_NS, 7, MarketStatus.OK, List.of(book));

        assertThat(lines(RowFilter.ALL).subList(1, 3)).containsExactly(
            "7000000000,SOL-PERP,7,OK,82.55,82.77,,,,0.4,0.005,0.006,20.7,1708.785,0,0,"
                + "0.1,0.002,0.3,0.004,0.5,0.006,0.7,0.008",
            "7000000000,USDC/USDT,7,OK,0.8255,0.8277,,,,4,0.005,0.006,207,1708.785,0,0,"
                + "1,0.002,3,0.004,5,0.006,7,0.008");
    }

    @Test
    void shouldLeaveMissingPricesEmptyAndThoseOfTheWholeBookAsMakerToo()
    {
        source.add(0, 0, 0, MarketStatus.ONE_SIDED, List.of(
            entity("", true, 100, 0), entity("a", true, 0, 0), entity("b", true, 99, 0)));

        assertThat(heads(RowFilter.ALL)).containsExactly(
            "0,SOL-PERP,0,ONE_SIDED,1,,,,",
            "0,SOL-PERP,0,ONE_SIDED,1,,a,,",
            "0,SOL-PERP,0,ONE_SIDED,1,,b,0.99,");
    }

    @Test
    void shouldSortMakersByTheBytesOfTheirNamesHoweverTheyCome()
    {
        final Entity book = entity("", true);
        // U+FF5E sorts before U+1F600 by bytes and after it by UTF-16 units.
        final Entity tilde = entity("\uFF5E", true);
        final Entity face = entity("\uD83D\uDE00", true);
        source.add(0, 0, 0, MarketStatus.OK, List.of(book, face, entity("b", true)));
        source.add(0, SECOND_NS, 1, MarketStatus.OK, List.of(
            book, face, entity("b", true), tilde, entity("a", true), entity("B", true)));

        assertThat(makers(RowFilter.ALL)).containsExactly("", "b", "\uD83D\uDE00",
            "", "B", "a", "b", "\uFF5E", "\uD83D\uDE00");
    }

    @Test
    void shouldWriteNoRowForAMakerWithoutOne()
    {
        source.add(0, 0, 0, MarketStatus.OK, List.of(entity("", true), entity("a", false), entity("b", true)));

        assertThat(makers(RowFilter.ALL)).containsExactly("", "b");
    }

    @Test
    void shouldExportNothingOfTotals()
    {
        source.addTotals(0, 0, List.of(entity("", true), entity("a", true)));
        source.add(0, 0, 0, MarketStatus.OK, List.of(entity("", true), entity("a", false)));

        assertThat(makers(RowFilter.ALL)).containsExactly("");
    }

    @Test
    void shouldQuoteNamesThatNeedIt()
    {
        source.add(0, 0, 0, MarketStatus.OK, List.of(
            entity("", true), entity("a,b", true), entity("say \"hi\"", true), entity("two\nlines", true)));

        assertThat(text(RowFilter.ALL))
            .contains(",\"a,b\",").contains(",\"say \"\"hi\"\"\",").contains(",\"two\nlines\",");
    }

    @Test
    void shouldChooseRowsWithoutChangingThem()
    {
        for (int second = 0; second < 10; second++)
        {
            for (int market = 0; market < 2; market++)
            {
                source.add(market, second * SECOND_NS, second, MarketStatus.OK, List.of(
                    entity("", true, 100 + second), entity("a", second % 2 == 0, 90), entity("b", true, 80)));
            }
        }
        final List<String> all = lines(RowFilter.ALL);

        final List<String> chosen = lines(
            new RowFilter(2 * SECOND_NS, 5 * SECOND_NS, Set.of("USDC/USDT"), Set.of("a", "")));

        assertThat(chosen.subList(1, chosen.size())).hasSize(5).isEqualTo(all.stream()
            .filter(line -> line.contains("USDC/USDT") && !line.contains(",b,"))
            .filter(line -> line.matches("[234]000000000,.*"))
            .toList());
        assertThat(source.recordsRead()).as("the walk ends behind the window").isEqualTo(11);
    }

    @Test
    void shouldRefuseAMarketThatTheLogDoesNotHold()
    {
        assertThatThrownBy(() -> lines(
            new RowFilter(Long.MIN_VALUE, Long.MAX_VALUE, Set.of("SOL", "BTC", "SOL-PERP"), Set.of())))
            .isInstanceOfSatisfying(BadInputException.class, bad -> assertThat(bad.problems()).containsExactly(
                "unknown market: market=BTC allowed=SOL-PERP|USDC/USDT",
                "unknown market: market=SOL allowed=SOL-PERP|USDC/USDT"));
    }

    @Test
    void shouldRefuseAMakerThatTheWholeLogDoesNotHold()
    {
        source.add(0, 0, 0, MarketStatus.OK, List.of(entity("", true), entity("a", true)));
        source.add(1, SECOND_NS, 1, MarketStatus.OK, List.of(entity("", true), entity("late", true)));

        assertThat(makers(new RowFilter(0, 1, Set.of(), Set.of("late")))).isEmpty();
        assertThatThrownBy(() -> lines(new RowFilter(0, 1, Set.of(), Set.of("nobody", "late"))))
            .isInstanceOfSatisfying(BadInputException.class, bad -> assertThat(bad.problems())
                .containsExactly("unknown maker: maker=nobody allowed=a|late"));
    }

    @Test
    void shouldFailOnALogOutOfOrder()
    {
        source.add(1, SECOND_NS, 1, MarketStatus.OK, List.of(entity("", true)));
        source.add(0, SECOND_NS, 1, MarketStatus.OK, List.of(entity("", true)));

        assertThatThrownBy(() -> lines(RowFilter.ALL)).isInstanceOf(IllegalStateException.class).hasMessage(
            "snapshot out of order: time_ns=1000000000 market=0 previous_time_ns=1000000000 previous_market=1");
    }

    private Entity entity(final String name, final boolean hasRow, final long... values)
    {
        final BigInteger[] fields = source.zeros();
        for (int i = 0; i < values.length; i++)
        {
            fields[i] = BigInteger.valueOf(values[i]);
        }
        assertThat(fields.length).isEqualTo(MeasureLayout.FIRST_BAND + 12);

        return new Entity(name, hasRow, fields);
    }

    private String text(final RowFilter filter)
    {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvExport(source.rewind(), filter).write(out, rows -> { });

        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines(final RowFilter filter)
    {
        return text(filter).lines().toList();
    }

    private List<String> heads(final RowFilter filter)
    {
        final List<String> heads = new ArrayList<>();
        for (final String line : lines(filter).subList(1, lines(filter).size()))
        {
            heads.add(String.join(",", List.of(line.split(",", -1)).subList(0, 9)));
        }

        return heads;
    }

    private List<String> makers(final RowFilter filter)
    {
        return heads(filter).stream().map(head -> head.split(",", -1)[6]).toList();
    }
}
