package io.leadline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a conduct report: what it draws and tells is what its files say, on a desk, a phone and paper. */
@ExtendWith(Chromium.class)
class ConductTest
{
    private static final int PAPER_WIDTH = 718;
    private static final String FLASHING_MAKER = "firefly";

    private final Chromium.Session chromium;

    ConductTest(final Chromium.Session chromium)
    {
        this.chromium = chromium;
    }

    private OpenPage open(final Sight sight) throws IOException
    {
        return chromium.open(chromium.reports().conduct().resolve("conduct.html"), sight);
    }

    @Test
    void shouldSortByExactValues() throws IOException
    {
        try (OpenPage open = open(Sight.DESK))
        {
            assertThat(open.audit("sorting.js")).isEmpty();
            assertThat(open.complaints()).isEmpty();
        }
    }

    /** The flashing maker's first bar towers over the others, and nobody else's does. */
    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void shouldDrawWhoComesAroundTheInstants(final int width) throws IOException
    {
        try (OpenPage open = open(new Sight(width, 900, Sight.DESK.scheme())))
        {
            final Locator strips = open.page().locator("#m0 .strips").first().locator(".strip:not(.scale)");
            final Locator flashing = strips.filter(new Locator.FilterOptions().setHasText(FLASHING_MAKER));

            assertThat(strips.count()).isEqualTo(SimulatedDay.MAKERS.size());
            final double first = height(flashing.locator("path.part:not(.other)"));
            assertThat(first).isGreaterThan(20);
            for (final Locator other : flashing.locator("path.other").all())
            {
                assertThat(height(other)).isLessThan(first / 3);
            }
            assertThat(open.page().locator("#m0 .scale .times").first().innerText().split("\\s+"))
                .containsExactly("instant", "+2500ms", "+5s", "+7500ms", "+10s");
            assertThat(open.page().locator("#m0 .scale .edges span").allInnerTexts())
                .containsExactly("1ms", "10ms", "100ms", "1s", "10s", "1m", "10m", "1h", "1d");
        }
    }

    private static double height(final Locator path)
    {
        return path.boundingBox().height;
    }

    @Test
    void shouldTellFlagsAndValuesOfTheFiles() throws IOException
    {
        try (OpenPage open = open(Sight.DESK))
        {
            final Map<String, BigDecimal> shares = new HashMap<>();
            final Locator rows = open.page().locator("#m0 table").first().locator("tbody tr");
            for (final Locator row : rows.all())
            {
                final String share = row.locator("td").first().getAttribute("data-value");
                if (share != null)
                {
                    shares.put(row.locator("th bdi").textContent(), new BigDecimal(share));
                }
            }

            assertThat(shares).isEqualTo(figures("SOL-PERP", "flash_share"));
            assertThat(open.page().locator("h2:has-text(\"Flags\") + .table tbody tr").allInnerTexts())
                .isNotEmpty().anyMatch(row -> row.startsWith(FLASHING_MAKER) && row.contains("flash_share"));
            assertThat(open.page().locator("#rules tbody tr").count()).isEqualTo(20);
        }
    }

    private Map<String, BigDecimal> figures(final String market, final String figure) throws IOException
    {
        final Path file = chromium.reports().conduct().resolve("conduct.csv");
        final Map<String, BigDecimal> values = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file))
        {
            rows.stream()
                .filter(row -> row.getField("market").equals(market) && row.getField("figure").equals(figure))
                .forEach(row -> values.put(row.getField("maker"), new BigDecimal(row.getField("value"))));
        }

        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {PAPER_WIDTH, 739})
    void shouldFitOnPaperWithoutShrinking(final int width) throws IOException
    {
        try (OpenPage open = open(new Sight(width, 1000, Sight.DESK_AT_NIGHT.scheme())))
        {
            open.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            open.page().evaluate("() => dispatchEvent(new Event('beforeprint'))");
            open.photograph("conduct-paper-" + width);

            assertThat(open.audit("paper.js")).isEmpty();
            assertThat(open.audit("contrast.js")).isEmpty();
            assertThat(open.page().locator(".explain dd").first().isVisible()).isTrue();
        }
    }
}
