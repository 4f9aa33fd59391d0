package io.leadline.proof.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.leadline.program.Programs;
import io.leadline.proof.dispute.DisputedVenue.Run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers that the programs' documents print come out of a dispute too (PROGRAMS section 7). */
class PublishedNumbersTest
{
    /** 2024-03-01T12:00:00Z. */
    private static final long START_EPOCH_NS = 1_709_294_400_000_000_000L;

    @TempDir
    private Path folder;

    private DisputedVenue venue(final String market, final String tick, final String lot, final String... orders)
        throws IOException
    {
        final List<String> rows = new ArrayList<>();
        for (int i = 0; i < orders.length; i++)
        {
            final String[] order = orders[i].split(" ");
            final String name = order.length > 4 ? order[4] : market;
            final long time = START_EPOCH_NS + (order[0].startsWith("+") ? 500_000_000L : 0);
            rows.add(time + "," + name + ",add," + i + ',' + order[0].replace("+", "") + ',' + order[1] + ','
                + order[2] + ',' + order[3] + ",,,P");
        }
        rows.add(START_EPOCH_NS + 1_500_000_000L + "," + market + ",trade,,mm,,1,1,,,");
        rows.add(START_EPOCH_NS + 5_000_000_000L + "," + market + ",trade,,,,1,1,,,");

        return new DisputedVenue(folder, """
            venue: example
            markets:
              - { name: %s, tick: "%s", lot: "%s" }
              - { name: NO, tick: "%s", lot: "%s" }
            ladders:
              - { name: mid, reference: mid, edges_bps: [5, 7.5, 15, 20, 100, 1000] }
              - { name: touch, reference: touch, edges_bps: [1, 3, 5, 10, 15, 20] }
            schedule: { every: 1s, instant: fixed }
            detail: orders
            makers: all
            """.formatted(market, tick, lot, tick, lot), rows);
    }

    private static Run dispute(
        final DisputedVenue venue, final String program, final String market, final String... changes)
        throws IOException
    {
        String text = new String(Programs.builtInBytes(program), StandardCharsets.UTF_8);
        for (int i = 0; i < changes.length; i += 2)
        {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        final Run run = venue.dispute(
            "--program", venue.write("program.yaml", text), "--market", market, "--maker", "mm", "--lines", "--json",
            "--quiet");
        assertThat(run.code()).as(run.err()).isZero();

        return run;
    }

    /** Figures of this name, snapshot by snapshot. */
    private static List<String> figures(final Run run, final String name)
    {
        final List<String> figures = new ArrayList<>();
        final Matcher matcher = Pattern.compile(Pattern.quote('"' + name + "\" : ") + "([0-9.]+)")
            .matcher(run.out().substring(0, run.out().indexOf("\"run_count\"")));
        while (matcher.find())
        {
            figures.add(matcher.group(1));
        }

        return figures;
    }

    @Test
    void shouldScoreEightyOfDriftAlone() throws IOException
    {
        final DisputedVenue venue = venue("SOL-PERP", "0.01", "0.1", "mm bid 19.99 100", "mm ask 20.01 100");

        assertThat(figures(dispute(venue, "drift-mip-2023-03", "SOL-PERP"), "score")).containsOnly("80");
    }

    @Test
    void shouldMissBackpacksKpiByTenThousandAtFifteenBps() throws IOException
    {
        final DisputedVenue venue = venue(
            "SOL/USDC", "0.1", "0.01", "touch bid 9999.5 1", "touch ask 10000.5 1",
            "mm bid 9992.6 5.01", "mm ask 10007.4 5", "mm bid 9986 4", "mm ask 10014 3.98",
            "+mm bid 9985 1.01", "+mm ask 10015 1.02");
        final Run run = dispute(venue, "backpack-mm-2024", "SOL/USDC");

        assertThat(figures(run, "kpi:7.5")).containsOnly("1");
        assertThat(figures(run, "kpi:15")).containsExactly("0", "1", "1", "1", "1");
        assertThat(run.out()).contains("\"verdict\" : \"TOO_SMALL\"", "\"notional\" : \"90006.926\"",
            "\"minimum\" : \"100000\"", "\"short\" : \"9993.074\"");
    }

    @Test
    void shouldWeighDydxsOrders() throws IOException
    {
        final DisputedVenue venue = venue(
            "BTC-USD", "1", "0.1", "mm bid 29900 1", "mm bid 29850 5", "mm bid 29500 10", "mm ask 30100 0.1",
            "mm ask 30150 5", "mm ask 30175 10");
        final Run run = dispute(
            venue, "dydx-lp-v3", "BTC-USD", "max_distance_bps: 20", "max_distance_bps: 66.7");

        assertThat(figures(run, "bid_liquidity")).containsOnly("38820000");
        assertThat(figures(run, "ask_liquidity")).hasSize(5).allSatisfy(value ->
            assertThat(new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN)).isEqualTo("81878571.428571"));
    }

    @Test
    void shouldWeighRabbitsOrders() throws IOException
    {
        final DisputedVenue venue = venue(
            "BTC-USD", "1", "0.1", "mm bid 29995 1", "mm bid 29960 5", "mm bid 29500 10", "mm ask 30005 1");

        assertThat(figures(dispute(venue, "rabbitx-mm", "BTC-USD"), "bid_liquidity")).containsOnly("1164082500000");
    }

    @Test
    void shouldWeighPolymarketsOrdersWithThoseOfTheComplement() throws IOException
    {
        final DisputedVenue venue = venue(
            "YES", "0.001", "1", "touch bid 0.499 1", "touch ask 0.501 1", "touch bid 0.499 1 NO",
            "touch ask 0.501 1 NO", "mm bid 0.49 100", "mm bid 0.48 200", "mm ask 0.51 100 NO",
            "mm ask 0.515 100", "mm ask 0.52 100", "mm ask 0.505 200");
        final Run run = dispute(
            venue, "polymarket-rewards", "YES", "EVENT-YES", "YES", "EVENT-NO", "NO", "mid: adjusted", "mid: book",
            "within_bps: 10000", "within_bps: 1000");

        assertThat(figures(run, "bid_liquidity")).containsOnly("111.111111111111111111");
        assertThat(figures(run, "ask_liquidity")).containsOnly("175");
        assertThat(figures(run, "snapshot_share")).containsOnly("1");
    }
}
