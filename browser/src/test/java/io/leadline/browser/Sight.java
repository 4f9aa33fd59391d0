package io.leadline.browser;

import java.util.List;

import com.microsoft.playwright.options.ColorScheme;

/**
 * How a reader sees a page.
 *
 * @param width  of the window in pixels.
 * @param height of it.
 * @param scheme light or dark.
 */
record Sight(int width, int height, ColorScheme scheme)
{
    static final Sight DESK = new Sight(1280, 900, ColorScheme.LIGHT);
    static final Sight DESK_AT_NIGHT = new Sight(1280, 900, ColorScheme.DARK);
    static final Sight PHONE = new Sight(390, 844, ColorScheme.LIGHT);
    static final Sight PHONE_AT_NIGHT = new Sight(390, 844, ColorScheme.DARK);

    static List<Sight> all()
    {
        return List.of(DESK, DESK_AT_NIGHT, PHONE, PHONE_AT_NIGHT);
    }

    @Override
    public String toString()
    {
        return width + (scheme == ColorScheme.DARK ? "-dark" : "-light");
    }
}
