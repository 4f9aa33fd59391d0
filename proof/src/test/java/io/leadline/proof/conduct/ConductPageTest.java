package io.leadline.proof.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.leadline.proof.conduct.ConductResult.Flag;
import io.leadline.proof.conduct.ConductResult.OfMaker;
import io.leadline.proof.conduct.ConductResult.OfMarket;

import org.junit.jupiter.api.Test;

class ConductPageTest
{
    private static final String EVIL = "<script>alert('x')</script>\u202e&\"";

    /** A maker of so many orders, half of them under a second and half above a day. */
    private static OfMaker maker(final String name, final int orders, final Flag... flags)
    {
        final TreeMap<String, BigDecimal> figures = new TreeMap<>();
        figures.put("orders_ended", BigDecimal.valueOf(2L * orders));
        for (final Lifetimes.Edge edge : Lifetimes.EDGES)
        {
            figures.put("stood_under_" + edge.name(),
                BigDecimal.valueOf(edge.lengthNs() < 1_000_000_000L ? 0 : orders));
        }
        for (int phase = 0; phase < 8; phase++)
        {
            figures.put("flash_notional_0" + phase, new BigDecimal(phase == 0 ? "1234.5" : "10"));
        }
        figures.put("flash_share", new BigDecimal("0.625"));

        return new OfMaker(name, figures, List.of(flags));
    }

    private static String page(final List<OfMaker> makers)
    {
        return ConductPage.text(
            new ConductResult("venue " + EVIL, 10_000_000_000L, false, ConductRulesReader.builtIn(), List.of(
                new OfMarket("market " + EVIL, "USDC", 40, 2, makers))), "ab".repeat(32), "1.2.3");
    }

    @Test
    void shouldEscapeWhateverAVenueHasNamed()
    {
        final String page = page(List.of(maker("maker " + EVIL, 5)));

        assertThat(page).doesNotContain("<script>alert").contains(
            "<bdi>maker &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", "<bdi>market &lt;script&gt;",
            "<bdi>venue &lt;script&gt;", "<title>Leadline conduct: venue &lt;script&gt;");
    }

    @Test
    void shouldHoldEverythingInOneFile()
    {
        final String page = page(List.of(maker("alpha", 5)));

        final String other = "(src|href)=\"(?!#)|url\\((?!#)|@import|https?://(?!www\\.w3\\.org)";
        assertThat(Pattern.compile(other).matcher(page).results().map(MatchResult::group)).isEmpty();
        assertThat(page).contains("ab".repeat(32), "1.2.3", "fixed, every 10s", "40 instants counted; 2 fell on");
    }

    @Test
    void shouldDrawBarsThatAreAsHighAsTheirShare()
    {
        final String page = page(List.of(maker("alpha", 5)));

        // Of ten spans the fourth, under a second, and the last, of a day and more, hold half of the orders each.
        assertThat(page).contains("aria-label=\"alpha: under 1s 50.00 %, 1d or more 50.00 %\"")
            .contains("d=\"M304 28v-14h92v14z\"", "d=\"M904 28v-14h92v14z\"")
            .contains("at the instants 1,234.5 USDC an instant, at the other parts at most 10")
            .contains("class=\"part\" d=\"M4 28v-28h92v28z\"", "class=\"part other\" d=\"M104 28v-1h92v1z\"");
    }

    @Test
    void shouldShowFlagsWithTheirThresholds()
    {
        assertThat(page(List.of(maker("alpha", 5)))).contains("No figure reached its threshold.");

        final String page = page(List.of(maker("alpha", 5,
            new Flag("flashing", "flash_share", new BigDecimal("0.625"), new BigDecimal("0.30")))));

        assertThat(page).doesNotContain("No figure reached its threshold.").contains(
            "<td class=\"number self\" data-value=\"0.625\"><bdi>62.50 %</bdi><small>flashing</small></td>",
            "data-value=\"0.3\"><bdi>0.3</bdi>");
    }

    /** Every rule is a row, and every figure of a table is explained in print. */
    @Test
    void shouldTellRulesAndHowFiguresAreComputed()
    {
        final String page = page(List.of(maker("alpha", 5)));

        for (final RuleLines.Line line : RuleLines.of(ConductRulesReader.builtIn()))
        {
            assertThat(page).contains("<bdi>" + line.key() + "</bdi></th><td><bdi>" + line.value() + "</bdi>");
        }
        for (final List<FigureColumn> figures : List.of(
            FigureColumn.FLASHING, FigureColumn.LIFETIMES, FigureColumn.ENDS, FigureColumn.TOUCH))
        {
            figures.forEach(figure -> assertThat(page).contains("<code>" + figure.figure() + "</code></dt><dd>"));
        }
    }

    @Test
    void shouldDrawTheFlaggedAndTheLargestWhereThereAreMany()
    {
        final List<OfMaker> makers = new ArrayList<>(
            IntStream.range(10, 60).mapToObj(i -> maker("m" + i, i)).toList());
        makers.set(0, maker("m10", 10,
            new Flag("unhit", "unhit_share", BigDecimal.ONE, new BigDecimal("0.99"))));

        final String page = page(makers);

        assertThat(page).contains("aria-label=\"m10: ", "aria-label=\"m59: ", "aria-label=\"m31: ",
            "20 more makers are not drawn").doesNotContain("aria-label=\"m11: ", "aria-label=\"m30: ");
    }

    @Test
    void shouldSayNothingWhereNothingCanBeSaid()
    {
        final String page = page(List.of(new OfMaker("alpha", new TreeMap<>(), List.of())));

        assertThat(page).contains("<span class=\"share\">\u2013</span>").doesNotContain("class=\"part");
    }
}
