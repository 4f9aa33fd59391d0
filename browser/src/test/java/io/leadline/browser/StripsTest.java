package io.leadline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The strips of verdicts as pixels: no two reasons look alike, in colour or without it, wide or narrow. */
@ExtendWith(Chromium.class)
class StripsTest
{
    private static final int LEAST_COLOUR_DISTANCE = 20;
    private static final List<String> IN_THE_MONTH = List.of(
        "active", "too-small", "too-far", "one-sided", "not-quoting", "disqualified", "not-enrolled",
        "market-excluded");
    private static final String SAMPLE = """
        kind => {
          const box = document.createElement("div");
          box.className = "strip sample";
          box.style.cssText = "position:fixed;left:0;top:0;z-index:99;display:block;margin:0;width:100vw";
          box.innerHTML = '<svg viewBox="0 0 1152 28" preserveAspectRatio="none" '
            + 'style="border:0;border-radius:0;width:' + innerWidth + 'px;height:28px">'
            + '<path class="v-' + kind + '" d="M0 0h1152v28h-1152z"/></svg>';
          document.body.append(box);
        }""";

    private final Chromium.Session chromium;

    StripsTest(final Chromium.Session chromium)
    {
        this.chromium = chromium;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sights")
    void shouldGiveEachReasonAColourAndAPatternOfItsOwn(final Sight sight) throws IOException
    {
        try (OpenPage open = chromium.open(chromium.reports().month().resolve("report.html"), sight))
        {
            final Map<String, BufferedImage> samples = new LinkedHashMap<>();
            for (final String kind : IN_THE_MONTH)
            {
                assertThat(open.page().locator(".strip[data-maker] path.v-" + kind).count()).as(kind).isPositive();
                samples.put(kind, sample(open.page(), kind));
            }
            final List<String> alike = new ArrayList<>();
            samples.forEach((one, picture) -> samples.forEach((other, otherPicture) ->
            {
                if (one.compareTo(other) < 0)
                {
                    tell(alike, one + " and " + other, picture, otherPicture);
                }
            }));

            assertThat(alike).isEmpty();
            samples.forEach((kind, picture) -> assertThat(isPlain(picture)).as(kind).isEqualTo(kind.equals("active")));
        }
    }

    static List<Sight> sights()
    {
        return Sight.all();
    }

    private static void tell(
        final List<String> alike, final String which, final BufferedImage one, final BufferedImage other)
    {
        final int[] ground = ground(one);
        final int[] otherGround = ground(other);
        int most = 0;
        for (int channel = 0; channel < 3; channel++)
        {
            most = Math.max(most, Math.abs(ground[channel] - otherGround[channel]));
        }
        if (most < LEAST_COLOUR_DISTANCE)
        {
            alike.add("colours of " + which + ": distance=" + most + " limit=" + LEAST_COLOUR_DISTANCE);
        }
        if (mask(one).equals(mask(other)))
        {
            alike.add("patterns of " + which);
        }
    }

    private static BufferedImage sample(final Page page, final String kind) throws IOException
    {
        page.evaluate(SAMPLE, kind);
        final Locator sample = page.locator(".sample svg");
        final byte[] png = sample.screenshot();
        page.evaluate("() => document.querySelector('.sample').remove()");

        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** The colour that covers most of it. */
    private static int[] ground(final BufferedImage picture)
    {
        final Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (int y = 0; y < picture.getHeight(); y++)
        {
            for (int x = 0; x < picture.getWidth(); x++)
            {
                counts.merge(picture.getRGB(x, y), 1, Integer::sum);
            }
        }
        final int most = counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();

        return new int[] {most >> 16 & 0xFF, most >> 8 & 0xFF, most & 0xFF};
    }

    private static boolean isPlain(final BufferedImage picture)
    {
        return !mask(picture).contains("#");
    }

    /** Where it is not the colour of the ground, whatever the colours. */
    private static String mask(final BufferedImage picture)
    {
        final int[] ground = ground(picture);
        final StringBuilder mask = new StringBuilder();
        for (int y = 2; y < picture.getHeight() - 2; y++)
        {
            for (int x = 2; x < Math.min(202, picture.getWidth() - 2); x++)
            {
                final int pixel = picture.getRGB(x, y);
                final int distance = Math.abs((pixel >> 16 & 0xFF) - ground[0])
                    + Math.abs((pixel >> 8 & 0xFF) - ground[1]) + Math.abs((pixel & 0xFF) - ground[2]);
                mask.append(distance > 60 ? '#' : '.');
            }
        }

        return mask.toString();
    }
}
