package io.leadline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page, wide and narrow, light and dark: whole, offline, readable. Pictures are left in target/screenshots. */
@ExtendWith(Chromium.class)
class LayoutTest
{
    private final Chromium.Session chromium;

    LayoutTest(final Chromium.Session chromium)
    {
        this.chromium = chromium;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("sights")
    void shouldBeWholeAndReadable(final String name, final Sight sight) throws IOException
    {
        try (OpenPage open = chromium.open(file(name), sight))
        {
            open.photograph(name + "-" + sight);

            assertThat(open.audit("overflow.js")).as("overflow").isEmpty();
            assertThat(open.audit("contrast.js")).as("contrast of text").isEmpty();
            assertThat(open.audit("charts.js")).as("charts")
                .isEqualTo(name.equals("conduct") ? List.of("no charts") : List.of());
            assertThat(open.complaints()).as("console and errors").isEmpty();
            assertThat(open.requests()).as("requests").isEqualTo(List.of(open.url()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void shouldSayOfEachNumberWhatItIsInAndHowItIsComputed(final String name) throws IOException
    {
        try (OpenPage open = chromium.open(file(name), Sight.DESK))
        {
            assertThat(open.audit("columns.js")).isEmpty();
        }
    }

    static Stream<String> pages()
    {
        return Stream.of("day", "month", "statement", "conduct");
    }

    static Stream<Arguments> sights()
    {
        return pages().flatMap(page -> Sight.all().stream().map(sight -> Arguments.of(page, sight)));
    }

    private Path file(final String name) throws IOException
    {
        return switch (name)
        {
            case "day" -> chromium.reports().day().resolve("report.html");
            case "month" -> chromium.reports().month().resolve("report.html");
            case "conduct" -> chromium.reports().conduct().resolve("conduct.html");
            case "statement" -> chromium.reports().day().resolve("statements/willow/report.html");
            default -> throw new IllegalArgumentException("page unknown: page=" + name);
        };
    }
}
