package io.leadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.scoring.result.ScoreResult;
import io.leadline.scoring.result.Terms;

import org.junit.jupiter.api.Test;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class HtmlReportTest
{
    private static final long EVERY_NS = 60 * FabricatedScores.SECOND_NS;
    private static final long DAY_NS = 86_400 * FabricatedScores.SECOND_NS;
    private static final Pattern ELEMENT = Pattern.compile("<(/?)([a-zA-Z0-9]+)((?:\\s+[^<>]*?)?)(/?)>");
    private static final Set<String> VOID = Set.of("meta", "br");

    private final String page = page(1);

    @Test
    void shouldBeTheSameBytesForTheSameResults()
    {
        assertThat(page(1)).isEqualTo(page);
        assertThat(page(2)).isNotEqualTo(page);
    }

    @Test
    void shouldCloseWhatItOpens()
    {
        final String markup = withoutScriptsAndStyles(page);
        final Deque<String> open = new ArrayDeque<>();
        final Matcher element = ELEMENT.matcher(markup);
        while (element.find())
        {
            final String tag = element.group(2);
            if (!element.group(1).isEmpty())
            {
                assertThat(open.pop()).as("at %d: %s", element.start(), element.group()).isEqualTo(tag);
            }
            else if (element.group(4).isEmpty() && !VOID.contains(tag))
            {
                open.push(tag);
            }
        }

        assertThat(open).isEmpty();
        assertThat(ELEMENT.matcher(markup).replaceAll("").replace("<!DOCTYPE html>", "")).doesNotContain("<");
    }

    @Test
    void shouldReachForNothingOutside()
    {
        final String markup = withoutScriptsAndStyles(page);

        assertThat(markup).doesNotContain("http:").doesNotContain("https:");
        assertThat(markup.replaceAll("=\"[^\"]*\"", "=")).doesNotContainPattern("<[^>]*\\s(src|srcset|data|action)=");
        assertThat(hits(markup, "\\shref=\"([^\"]*)\"")).isNotEmpty().allMatch(target -> target.startsWith("#"));
        assertThat(page).doesNotContain("<link").doesNotContain("@import").contains("default-src 'none'");
        assertThat(hits(page, "url\\(([^)]*)\\)")).allMatch(target -> target.startsWith("#"));
        // The one address in the page is in the banner of the chart library.
        assertThat(hits(page, "(https?://[^\\s\"'<)]*)")).containsExactly("https://github.com/leeoniya/uPlot");
    }

    @Test
    void shouldLetNoNameBecomeMarkup()
    {
        assertThat(page).doesNotContain("<img").doesNotContain("<tests>");
        assertThat(hits(page, "(</script>)")).as("three scripts, each ended once").hasSize(1);
        assertThat(count(page, "</script>")).isEqualTo(3);
        assertThat(page).contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;");
    }

    @Test
    void shouldCarryItsDataAsJsonThatReadsBack()
    {
        final String json = between(page, "<script type=\"application/json\" id=\"data\">", "</script>");
        final Set<String> names = new TreeSet<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json))
        {
            while (parser.nextToken() != null)
            {
                if ("name".equals(parser.currentName()) && parser.currentToken().isScalarValue())
                {
                    names.add(parser.getString());
                }
            }
        }

        assertThat(names).hasSize(8).contains("steady", FabricatedScores.HOSTILE);
    }

    @Test
    void shouldShowWhatWasScored()
    {
        assertThat(page)
            .contains("Drift Maker Incentive Program, March 2023")
            .contains("drift-mip-2023-03, version 1")
            .contains("a7".repeat(32)).contains("5f".repeat(32))
            .contains("<time>2026-03-01T00:00:00Z</time> to <time>2026-03-02T00:00:00Z</time>")
            .contains("rank 1: uptime &gt; 90.00 %; rank 2: maker volume ≥ 3,000,000 USD and uptime &gt; 85.00 %.")
            .contains("500.00 USDC: uptime 0.75 needs &gt; 0.80")
            .contains("venue maintenance &amp; &lt;tests&gt;")
            .contains("1,440 snapshots, 1,412 counted, 28 excluded; 8 makers; quoted in USD.");
    }

    @Test
    void shouldNameEveryTableColumnAndRow()
    {
        final String markup = withoutScriptsAndStyles(page);

        assertThat(count(markup, "<table")).isGreaterThan(12).isEqualTo(count(markup, "<caption"));
        assertThat(hits(markup, "<th((?! scope=)[^>]*)>")).filteredOn(rest -> !rest.startsWith("ead")).isEmpty();
        assertThat(hits(markup, "<figure[^>]*>(?:(?!</figure>).)*class=\"plot\"((?! role=\"img\" aria-label=)[^>]*)>"))
            .isEmpty();
        assertThat(hits(markup, "<svg viewBox=\"0 0 1152 28\"((?!.{0,80} role=\"img\" aria-label=).{0,120})"))
            .isEmpty();
    }

    @Test
    void shouldDrawAStripForEachMakerWithAColourAndAPatternForEachVerdict()
    {
        assertThat(count(page, "preserveAspectRatio")).isEqualTo(4 * 8);
        for (final VerdictKind kind : VerdictKind.values())
        {
            assertThat(page)
                .contains("id=\"pattern-" + kind.styleName() + '"')
                .contains(".v-" + kind.styleName() + " {")
                .contains("--" + kind.styleName() + ": ")
                .contains("<path class=\"v-" + kind.styleName() + '"');
        }
    }

    @Test
    void shouldDoWithoutTimelines()
    {
        final ScoreResult result = new FabricatedScores(1, EVERY_NS, DAY_NS).result();

        assertThat(new String(HtmlReport.render("Leadline report", result, new Timelines()), StandardCharsets.UTF_8))
            .doesNotContain("class=\"strips\"").contains("Ranking, payout and status");
    }

    @Test
    void shouldGiveEveryNumberThatStandsAloneItsUnitAndMoneyItsCents()
    {
        assertThat(page)
            .contains("<dt>Volume of all users, futures</dt>", "<bdi>4,321,000.50 USD</bdi>")
            .contains("Rule in force from 2023-03-06 to 2023-03-31.")
            .contains("<dt>Active days</dt><dd>1 day</dd>", "<dt>Award of rank 2</dt><dd>600.00 USDC</dd>")
            .doesNotContain("Rule in force from 2023-03-06/");
        assertThat(MetricKind.of("volume_stated").alone(BigDecimal.ONE, new ProgramResult(
            "program", "Program", 1, "00", "EUR", "USDC", List.of()))).isEqualTo("yes");
    }

    @Test
    void shouldShowNoTableOfMoneyWhereThereIsNone()
    {
        final ScoreResult paying = new FabricatedScores(1, EVERY_NS, DAY_NS).result();
        final ProgramResult program = paying.programs().get(0);
        final PeriodResult period = program.periods().get(0);
        final ScoreResult duty = new ScoreResult("0.1.0", List.of(), List.of(new ProgramResult(
            "duty", "Duty", 1, "00", "USD", "USDC", List.of(new PeriodResult(
                period.fromEpochNs(), period.toEpochNs(), "2026-02-01/..", List.of(), period.markets(), List.of(),
                List.of(), Map.of(), Terms.NONE, List.of(new Payout(
                    "SOL-PERP", "steady", BigDecimal.ZERO, "USDC", Payout.Status.PASSED, "passed 1 of 1 days")))))));

        assertThat(page).contains("Where the money went", "What each maker is paid", "Paid in");
        assertThat(new String(HtmlReport.render("Leadline report", duty, new Timelines()), StandardCharsets.UTF_8))
            .contains("Rule in force from 2026-02-01.")
            .doesNotContain("Where the money went", "What each maker is paid", "Paid in");
    }

    @Test
    void shouldSayWhenThereIsNothing()
    {
        final ScoreResult nothing = new ScoreResult("0.1.0", List.of(), List.of());

        assertThat(new String(HtmlReport.render("Leadline report", nothing, new Timelines()), StandardCharsets.UTF_8))
            .contains("<h1>Leadline report</h1>").contains("No program was scored.");
    }

    @Test
    void shouldInlineTheChartLibraryUnmodified() throws Exception
    {
        final String readme = Resource.text("vendor/README.md");
        for (final String file : List.of("uPlot.iife.min.js", "uPlot.min.css"))
        {
            final String text = Resource.text("vendor/" + file);
            final byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));

            assertThat(readme).contains(HexFormat.of().formatHex(sum));
            assertThat(page).contains(text);
        }
    }

    private static String page(final long seed)
    {
        final FabricatedScores scores = new FabricatedScores(seed, EVERY_NS, DAY_NS);

        return new String(
            HtmlReport.render("Leadline report", scores.result(), scores.timelines()), StandardCharsets.UTF_8);
    }

    private static String withoutScriptsAndStyles(final String page)
    {
        return page.replaceAll("(?s)<script[^>]*>.*?</script>", "").replaceAll("(?s)<style[^>]*>.*?</style>", "");
    }

    private static Set<String> hits(final String text, final String pattern)
    {
        final Set<String> hits = new TreeSet<>();
        final Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find())
        {
            hits.add(matcher.group(1));
        }

        return hits;
    }

    private static int count(final String text, final String part)
    {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static String between(final String text, final String start, final String end)
    {
        final int from = text.indexOf(start) + start.length();

        return text.substring(from, text.indexOf(end, from));
    }
}
