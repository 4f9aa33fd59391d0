package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.leadline.export.Configurations;
import io.leadline.scoring.LogBuilder;
import io.leadline.scoring.ProgramTexts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A maker can work out what it is paid from the numbers of its own statement, and from nothing else. */
class StatementSumsTest
{
    private static final List<String> MAKERS = List.of("large", "middle", "slight");
    private static final List<String> MARKETS = List.of("SOL-PERP", "BTC-PERP");
    private static final BigDecimal DIGITS = new BigDecimal("1e-9");
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final MathContext EXACT = MathContext.DECIMAL128;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"forfeit", "renormalise", "recompute"})
    void shouldLeadToTheBackpackRewardByTheStatementAlone(final String ineligible) throws IOException
    {
        score("--program", ProgramTexts.BACKPACK, "--set", "rules[0].award.ineligible=" + ineligible);

        for (final String maker : MAKERS)
        {
            BigDecimal volume = BigDecimal.ZERO;
            BigDecimal adjusted = BigDecimal.ZERO;
            for (final String market : MARKETS)
            {
                final Map<String, BigDecimal> own = metrics(maker, market, maker);
                final Map<String, BigDecimal> all = metrics(maker, market, "");
                final boolean isEligible = own.get("average_size").compareTo(new BigDecimal("2000")) >= 0
                    && own.get("volume_score").compareTo(new BigDecimal("0.015")) >= 0;
                final BigDecimal blended = blended(own, all, "program_");
                assertThat(blended).isCloseTo(own.get("blended_score"), within(DIGITS));
                assertThat(all.keySet()).noneMatch(name -> name.startsWith("eligible_"));
                final BigDecimal share = switch (ineligible)
                {
                    // Over the eligible alone: their sums are not for others to see, the share is the maker's own.
                    case "renormalise", "recompute" -> own.get("paid_share");
                    default -> blended;
                };
                final List<String> payout = payout(maker, market);
                assertThat(share.multiply(all.get("pool"))).as(maker + market)
                    .isCloseTo(new BigDecimal(payout.get(0)), within(CENT));
                assertThat(payout.get(1)).isEqualTo(isEligible ? "paid" : "forfeited");
                volume = volume.add(own.get("maker_volume"));
                adjusted = adjusted.add(own.get("maker_volume").multiply(all.get("rebate_multiplier")));
            }
            final Map<String, BigDecimal> together = metrics(maker, "", "");
            final Map<String, BigDecimal> across = metrics(maker, "", maker);
            assertThat(volume.divide(together.get("market_volume:futures"), EXACT))
                .isCloseTo(across.get("total_maker_share:futures"), within(DIGITS));
            assertThat(adjusted.divide(together.get("adjusted_market_volume:futures"), EXACT))
                .isCloseTo(across.get("adjusted_maker_share:futures"), within(DIGITS));
        }
    }

    @Test
    void shouldLeadToTheDriftAwardByTheStatementAlone() throws IOException
    {
        score("--program", ProgramTexts.DRIFT);

        for (final String maker : MAKERS)
        {
            final Map<String, BigDecimal> own = metrics(maker, "SOL-PERP", maker);
            final int rank = own.get("rank").intValueExact();
            final List<String> payout = payout(maker, "SOL-PERP");

            assertThat(new BigDecimal(payout.get(0)))
                .isEqualByComparingTo(metrics(maker, "SOL-PERP", "").get("award:" + rank));
            assertThat(payout.get(1)).as(maker).isEqualTo(meets(own, demands(maker, rank)) ? "paid" : "forfeited");
        }
        assertThat(MAKERS).extracting(maker -> payout(maker, "SOL-PERP").get(1))
            .containsExactly("paid", "forfeited", "forfeited");
    }

    @Test
    void shouldSayThatTheMoneyIsTheMakersOwn() throws IOException
    {
        score("--program", ProgramTexts.BACKPACK);

        assertThat(html("slight"))
            .contains("What became of slight&#39;s own part of the pools, USD", "Own part",
                "of its makers, slight alone is shown", "Pool of all makers", "Volume of the program&#39;s makers")
            .doesNotContain("Where the money went", "1 maker", "Unallocated");
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("Where the money went", "3 makers");
    }

    private static BigDecimal blended(
        final Map<String, BigDecimal> own, final Map<String, BigDecimal> all, final String among)
    {
        final BigDecimal metric = own.get("average_size").multiply(own.get("uptime"))
            .divide(own.get("average_spread_bps"), EXACT);
        final BigDecimal liquidity = metric.divide(all.get(among + "liquidity_metric"), EXACT);
        final BigDecimal volume = own.get("maker_volume").divide(all.get(among + "maker_volume"), EXACT);

        return volume.multiply(new BigDecimal("0.8")).add(liquidity.multiply(new BigDecimal("0.2")));
    }

    private static boolean meets(final Map<String, BigDecimal> own, final String demands)
    {
        boolean isMet = true;
        for (final String demand : demands.split(" and "))
        {
            final Matcher parts = Pattern.compile("(.*) (≤|≥|&gt;|>) ([0-9.,]+).*").matcher(demand);
            assertThat(parts.matches()).as(demand).isTrue();
            final BigDecimal have = own.get(parts.group(1).replace(' ', '_'));
            final BigDecimal stated = new BigDecimal(parts.group(3).replace(",", ""));
            final int side = have.compareTo(demand.contains("%") ? stated.movePointLeft(2) : stated);
            isMet &= switch (parts.group(2))
            {
                case "≤" -> side <= 0;
                case "≥" -> side >= 0;
                default -> side > 0;
            };
        }

        return isMet;
    }

    private String demands(final String maker, final int rank) throws IOException
    {
        final Matcher sentence = Pattern.compile("rank " + rank + ": ([^;<]*?)\\.?(;|</p>)")
            .matcher(html(maker).replace("&gt;", ">"));
        assertThat(sentence.find()).isTrue();

        return sentence.group(1);
    }

    private String html(final String maker) throws IOException
    {
        return Files.readString(folder.resolve("out/statements/" + maker + "/report.html"));
    }

    /** Of a statement's table: what its rows say of a market, or of all, and of the maker, or of all. */
    private Map<String, BigDecimal> metrics(final String statement, final String market, final String maker)
        throws IOException
    {
        final Map<String, BigDecimal> metrics = new LinkedHashMap<>();
        for (final String line : Files.readAllLines(folder.resolve("out/statements/" + statement + "/scores.csv")))
        {
            final String[] cells = line.split(",", -1);
            if (cells[3].equals(market) && cells[4].equals(maker))
            {
                metrics.put(cells[5], new BigDecimal(cells[6]));
            }
        }

        return metrics;
    }

    /** Amount and status. */
    private List<String> payout(final String maker, final String market)
    {
        try
        {
            return Files.readAllLines(folder.resolve("out/statements/" + maker + "/payouts.csv")).stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[3].equals(market))
                .map(cells -> List.of(cells[5], cells[7]))
                .findFirst()
                .orElseThrow();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** In both markets: one maker is too slight for Backpack's minimum, and two have too little volume for Drift's. */
    private void score(final String... arguments)
    {
        final LogBuilder log = new LogBuilder(
            Configurations.market("SOL-PERP", "0.01", "1"), Configurations.market("BTC-PERP", "0.01", "1"));
        for (int market = 0; market < MARKETS.size(); market++)
        {
            log.clear().bid("large", 1_999, 700 + market).ask("large", 2_001, 650)
                .bid("middle", 1_999, 330).ask("middle", 2_001, 300 + market)
                .bid("slight", 1_999, 40).ask("slight", 2_001, 41)
                .fills(market, "large", 400_000_003L).fills(market, "middle", 90_000_001L + market)
                .fills(market, "slight", 3_000_017L)
                .snapshot(market, "2026-03-02T12:00:00Z");
            for (int second = 1; second < 40; second++)
            {
                log.snapshot(market, LogBuilder.epochNs("2026-03-02T12:00:00Z") + second * 1_000_000_000L, null);
            }
            log.withdraws("middle").snapshot(market, "2026-03-02T12:01:00Z");
        }
        final List<String> all = new ArrayList<>(List.of("score"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--statements", "--snapshots", "log", "--out", folder.resolve("out").toString(), "--quiet"));
        final StringWriter err = new StringWriter();

        assertThat(ScoringMain.run(
            path -> log.source(), new PrintWriter(new StringWriter()), new PrintWriter(err),
            all.toArray(String[]::new))).as(err::toString).isZero();
    }
}
