package io.leadline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables sort, by mouse and by keyboard, and put themselves on the clipboard as CSV with exact values. */
@ExtendWith(Chromium.class)
class TablesTest
{
    private static final String PROGRAM = "drift-mip-2023-03";
    private static final String MARKET = "SOL-PERP";
    /** How long a button says that it has copied. */
    private static final int COPIED_MS = 1_500;
    private static final String RANKING = "Ranking, payout and status of each maker in " + MARKET;

    private final Chromium.Session chromium;
    private Path scores;

    TablesTest(final Chromium.Session chromium)
    {
        this.chromium = chromium;
    }

    @BeforeEach
    void makeReport() throws IOException
    {
        scores = chromium.reports().day();
    }

    @Test
    void shouldSortEveryColumnOfEveryTableBothWays()
    {
        try (OpenPage open = open())
        {
            assertThat(open.audit("sorting.js")).isEmpty();
            assertThat(open.complaints()).isEmpty();
        }
    }

    @Test
    void shouldSortNumbersByValueAndTextByLetterWhenAHeadingIsClicked()
    {
        try (OpenPage open = open())
        {
            final Locator ranking = ranking(open);

            heading(ranking, "Average size").click();
            assertThat(makers(ranking)).containsExactly(
                "granite", "firefly", "harbor", "swallow", "willow", "echo", "mote", "outpost");
            heading(ranking, "Average size").click();
            assertThat(makers(ranking)).containsExactly(
                "mote", "echo", "willow", "swallow", "harbor", "firefly", "granite", "outpost");
            heading(ranking, "Maker").click();
            assertThat(makers(ranking)).isEqualTo(SimulatedDay.MAKERS);
        }
    }

    @Test
    void shouldSortByKeyboard()
    {
        try (OpenPage open = open())
        {
            final Page page = open.page();
            final Locator ranking = ranking(open);
            heading(ranking, "Rank").focus();
            page.keyboard().press("Tab");
            final Locator payout = heading(ranking, "Payout");
            PlaywrightAssertions.assertThat(payout).isFocused();
            assertThat(payout.evaluate("button => getComputedStyle(button).outlineStyle")).isEqualTo("solid");

            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(ranking.locator("thead th", new Locator.LocatorOptions()
                .setHasText("Status"))).hasAttribute("aria-sort", "ascending");
            page.keyboard().press("Space");
            PlaywrightAssertions.assertThat(ranking.locator("thead th", new Locator.LocatorOptions()
                .setHasText("Status"))).hasAttribute("aria-sort", "descending");
        }
    }

    /** With the clipboard, and where a browser gives it to no file: by the older way. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCopyExactValuesAsCsv(final boolean hasClipboard) throws IOException
    {
        try (OpenPage open = open())
        {
            final Page page = open.page();
            if (!hasClipboard)
            {
                page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }");
            }
            page.clock().install();
            heading(ranking(open), "Score").click();
            final Locator button = page.locator("#p0-t0-m0 .table", new Page.LocatorOptions()
                .setHasText(RANKING)).locator("button.copy");
            button.click();
            PlaywrightAssertions.assertThat(button).hasText("Copied");

            final String csv = (String) page.evaluate("() => navigator.clipboard.readText()");
            assertThat(csv.lines().findFirst().orElseThrow()).isEqualTo("Maker,Rank (place),Payout (USDC),Status,"
                + "Score (points),Uptime (share),Average size (USD),Average spread (bps),Maker volume (USD),"
                + "Volume rank (place),Self-matched (USD)");
            assertThat(columns(csv, "Score (points)")).containsExactlyInAnyOrderEntriesOf(metric("score"));
            assertThat(columns(csv, "Uptime (share)")).containsExactlyInAnyOrderEntriesOf(metric("uptime"));
            assertThat(columns(csv, "Maker volume (USD)")).containsExactlyInAnyOrderEntriesOf(metric("maker_volume"));
            assertThat(csv).contains("forfeited: 600.00 USDC: rank 2: maker_volume have=");
            page.clock().runFor(COPIED_MS);
            PlaywrightAssertions.assertThat(button).hasText("Copy as CSV");
            assertThat(open.complaints()).isEmpty();
        }
    }

    @Test
    void shouldCopyTheValuesBehindAChart() throws IOException
    {
        try (OpenPage open = open())
        {
            final Page page = open.page();
            page.clock().install();
            final Locator figure = page.locator("figure[data-chart=size]").first();
            figure.locator("summary").click();
            figure.locator("button.copy").click();
            PlaywrightAssertions.assertThat(figure.locator("button.copy")).hasText("Copied");

            final String csv = (String) page.evaluate("() => navigator.clipboard.readText()");
            assertThat(csv.lines().findFirst().orElseThrow()).isEqualTo(
                "From (UTC),harbor (USD),swallow (USD),granite (USD),willow (USD),echo (USD),firefly (USD),"
                    + "mote (USD),outpost (USD)");
            assertThat(csv.lines().skip(1).findFirst().orElseThrow()).startsWith("2026-03-02T00:00:00.000Z,3");
            assertThat(csv.lines()).hasSize(1 + 240);
            assertThat(open.audit("columns.js")).isEmpty();
        }
    }

    private OpenPage open()
    {
        return chromium.open(scores.resolve("report.html"), Sight.DESK);
    }

    private static Locator ranking(final OpenPage open)
    {
        return open.page().locator("#p0-t0-m0 table", new Page.LocatorOptions().setHasText(RANKING));
    }

    private static Locator heading(final Locator table, final String text)
    {
        return table.locator("thead button", new Locator.LocatorOptions()
            .setHasText(Pattern.compile("^" + text + "$")));
    }

    private static List<String> makers(final Locator table)
    {
        return table.locator("tbody th bdi").allTextContents();
    }

    private static Map<String, BigDecimal> columns(final String csv, final String column)
    {
        final Map<String, BigDecimal> values = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv))
        {
            rows.forEach(row -> put(values, row.getField("Maker"), row.getField(column)));
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }

        return values;
    }

    private Map<String, BigDecimal> metric(final String metric) throws IOException
    {
        final Map<String, BigDecimal> values = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(scores.resolve("scores.csv")))
        {
            rows.stream()
                .filter(row -> row.getField("program").equals(PROGRAM) && row.getField("market").equals(MARKET)
                    && row.getField("metric").equals(metric) && !row.getField("maker").isEmpty())
                .forEach(row -> put(values, row.getField("maker"), row.getField("value")));
        }
        assertThat(values).hasSize(SimulatedDay.MAKERS.size());

        return values;
    }

    private static void put(final Map<String, BigDecimal> values, final String maker, final String value)
    {
        values.put(maker, new BigDecimal(value).stripTrailingZeros());
    }
}
