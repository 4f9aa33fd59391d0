package io.leadline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page of a month: as small as that of a day, and nothing that happened in the month is smoothed away. */
@ExtendWith(Chromium.class)
class MonthTest
{
    private static final long MOST_BYTES = 700_000;

    private final Chromium.Session chromium;
    private Path report;

    MonthTest(final Chromium.Session chromium)
    {
        this.chromium = chromium;
    }

    @BeforeEach
    void makeReport() throws IOException
    {
        report = chromium.reports().month().resolve("report.html");
    }

    @Test
    void shouldBeSmallHoweverManySnapshotsThereAre() throws IOException
    {
        final long bytes = Files.size(report);
        System.out.println("report of " + SimulatedMonth.DAYS + " days, " + 2 * SimulatedMonth.INSTANTS
            + " snapshots, 8 makers, 3 market sections: " + bytes + " bytes");

        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    @Test
    void shouldCountEverySnapshotAndKeepTheExtremes()
    {
        try (OpenPage open = chromium.open(report, Sight.DESK))
        {
            final Map<?, ?> found = (Map<?, ?>) open.page().evaluate(Scripts.text("month.js"));

            assertThat(found.get("wrong")).isEqualTo(List.of());
            assertThat(((Number) found.get("snapshots")).longValue()).isEqualTo(SimulatedMonth.INSTANTS);
            assertThat(((Number) found.get("most")).doubleValue()).isBetween(
                SimulatedMonth.SPIKE_USD * 0.999, SimulatedMonth.SPIKE_USD * 1.001);
            assertThat(((Number) found.get("meanThere")).doubleValue()).isBetween(
                SimulatedMonth.SPIKE_USD * 0.5, SimulatedMonth.SPIKE_USD * 0.55);
        }
    }

    @Test
    void shouldShowTheIntervalOfOneMakerAloneAndWhatWasExcluded()
    {
        try (OpenPage open = chromium.open(report, Sight.DESK))
        {
            final Page page = open.page();
            final Locator charts = page.locator(".charts").first();
            final Locator uptime = charts.locator("figure[data-chart=uptime]");
            final Locator size = charts.locator("figure[data-chart=size]");
            charts.locator("select.maker").selectOption("breeze");
            PlaywrightAssertions.assertThat(uptime.locator(".u-label"))
                .hasText(new String[] {"Time", "95 % interval to", "uptime", "95 % interval from"});
            PlaywrightAssertions.assertThat(size.locator(".u-label"))
                .hasText(new String[] {"Time", "maximum", "mean", "minimum"});

            uptime.locator(".u-over").hover();
            assertThat(uptime.locator(".u-value").allTextContents())
                .allSatisfy(value -> assertThat(value).containsAnyOf("%", "UTC"));
            assertThat(uptime.locator(".u-value").first().textContent()).startsWith("2026-03-16 ");
            size.locator("summary").click();
            PlaywrightAssertions.assertThat(size.locator("thead button"))
                .hasText(new String[] {"From (UTC)", "maximum", "mean", "minimum"});
            charts.locator("select.maker").selectOption("anchor");
            PlaywrightAssertions.assertThat(size.locator("tbody tr", new Locator.LocatorOptions()
                .setHasText("399.8 k")).locator("th")).hasText("2026-03-17 00:00");
            open.photograph("month-1280-light-anchor");
            assertThat(open.complaints()).isEmpty();
            assertThat(open.audit("excluded.js")).isEmpty();
        }
    }

    @Test
    void shouldTellWhatABucketOfAStripHolds()
    {
        try (OpenPage open = chromium.open(report, Sight.DESK))
        {
            final Locator strip = open.page().locator(".strip[data-maker='0'] svg").first();
            strip.scrollIntoViewIfNeeded();
            strip.hover();

            PlaywrightAssertions.assertThat(open.page().locator(".tip"))
                .hasText("2026-03-16 12:00 UTC: active 2160 of 2160");
        }
    }
}
