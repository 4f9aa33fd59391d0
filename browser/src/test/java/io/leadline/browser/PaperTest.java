package io.leadline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report on paper: no page empty, nothing cut off, nothing shrunk, light whatever the screen is. */
@ExtendWith(Chromium.class)
class PaperTest
{
    /** A4 less margins of 10 mm, at 96 pixels an inch. */
    private static final int PAPER_WIDTH = 718;
    private static final int DOTS_PER_INCH = 36;
    private static final double LEAST_INK = 0.004;
    /** What the small print may not fall under, in points. */
    private static final float LEAST_POINTS = 5.9f;

    private final Chromium.Session chromium;

    PaperTest(final Chromium.Session chromium)
    {
        this.chromium = chromium;
    }

    @ParameterizedTest
    @ValueSource(strings = {"day", "month"})
    void shouldPrintPagesThatAreFullAndReadable(final String name) throws IOException
    {
        final Path report = name.equals("day") ? chromium.reports().day() : chromium.reports().month();
        final Path file = Reports.TARGET.resolve("screenshots").resolve(name + ".pdf");
        try (OpenPage open = chromium.open(report.resolve("report.html"), Sight.DESK_AT_NIGHT))
        {
            open.page().pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true).setPath(file));

            assertThat(open.complaints()).isEmpty();
            assertThat(open.page().locator("details[open]").count()).as("closed again").isZero();
        }
        try (PDDocument document = Loader.loadPDF(file.toFile()))
        {
            assertThat(document.getNumberOfPages()).isBetween(4, 40);
            assertThat(name.equals("day") ? pale(document, name) : List.of()).as("pages with little on them").isEmpty();
            final Extent extent = new Extent();
            extent.getText(document);
            assertThat(extent.outside).as("text outside of the paper").isEmpty();
            assertThat(extent.leastPoints).as("smallest print").isGreaterThan(LEAST_POINTS);
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                .contains("Ranking, payout and status of each maker in SOL-PERP", "Verdict of each snapshot, per ",
                    "Share of each bracket", "How these numbers are computed", "95 % Wilson interval", "Excluded")
                .doesNotContain("Copy as CSV", "Values as a table");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {PAPER_WIDTH, 739})
    void shouldFitOnPaperWithoutShrinking(final int width) throws IOException
    {
        final Sight paper = new Sight(width, 1000, Sight.DESK.scheme());
        try (OpenPage open = chromium.open(chromium.reports().day().resolve("report.html"), paper))
        {
            open.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            open.page().evaluate("() => dispatchEvent(new Event('beforeprint'))");
            open.photograph("day-paper-" + width);

            assertThat(open.audit("paper.js")).isEmpty();
            assertThat(open.audit("contrast.js")).isEmpty();
        }
    }

    /** Pictures of the pages are left beside the screenshots. */
    private static List<String> pale(final PDDocument document, final String name) throws IOException
    {
        final List<String> pale = new ArrayList<>();
        final PDFRenderer renderer = new PDFRenderer(document);
        for (int index = 0; index < document.getNumberOfPages(); index++)
        {
            final BufferedImage picture = renderer.renderImageWithDPI(index, DOTS_PER_INCH);
            ImageIO.write(picture, "png",
                new File(Reports.TARGET.toFile(), "screenshots/" + name + "-page-" + (index + 1) + ".png"));
            final double ink = ink(picture);
            if (ink < LEAST_INK || ink > 0.5)
            {
                pale.add("page=" + (index + 1) + " ink=" + ink);
            }
        }

        return pale;
    }

    private static double ink(final BufferedImage picture)
    {
        long count = 0;
        for (int y = 0; y < picture.getHeight(); y++)
        {
            for (int x = 0; x < picture.getWidth(); x++)
            {
                final int pixel = picture.getRGB(x, y);
                count += (pixel >> 16 & 0xFF) < 0xF0 || (pixel >> 8 & 0xFF) < 0xF0 || (pixel & 0xFF) < 0xF0 ? 1 : 0;
            }
        }

        return (double) count / picture.getWidth() / picture.getHeight();
    }

    /** How far text reaches, and how small it is. */
    private static final class Extent extends PDFTextStripper
    {
        private final List<String> outside = new ArrayList<>();
        private float leastPoints = Float.MAX_VALUE;

        @Override
        protected void processTextPosition(final TextPosition text)
        {
            final boolean isOutside = text.getXDirAdj() < 0
                || text.getXDirAdj() + text.getWidthDirAdj() > text.getPageWidth();
            if (isOutside)
            {
                outside.add("page=" + getCurrentPageNo() + " text=" + text.getUnicode() + " x=" + text.getXDirAdj());
            }
            if (!text.getUnicode().isBlank())
            {
                leastPoints = Math.min(leastPoints, text.getYScale());
            }
            super.processTextPosition(text);
        }
    }
}
