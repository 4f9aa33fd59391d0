package io.leadline.bench.feed.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** What there is for each adapter. */
enum VenueKind
{
    BINANCE(10_000, 4_096, folder -> new BinanceVenue()),
    DYDX(10_000, 4_096, folder -> new DydxVenue());

    private final int perSecond;
    private final int window;
    private final Opening opening;

    /** Makes a venue. */
    @FunctionalInterface
    private interface Opening
    {
        Venue open(Path folder) throws IOException;
    }

    /**
     * A kind of venue.
     *
     * @param perSecond messages in a second at which the feed's latency is looked at.
     * @param window    messages that may be on their way.
     */
    VenueKind(final int perSecond, final int window, final Opening opening)
    {
        this.perSecond = perSecond;
        this.window = window;
        this.opening = opening;
    }

    /** The one of an adapter. */
    static VenueKind of(final String adapter)
    {
        return Arrays.stream(values()).filter(kind -> kind.adapter().equals(adapter)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("unknown adapter: adapter=" + adapter));
    }

    String adapter()
    {
        return name().toLowerCase(Locale.ROOT);
    }

    int perSecond()
    {
        return perSecond;
    }

    int window()
    {
        return window;
    }

    /** A venue that may keep files in a folder. */
    Venue open(final Path folder) throws IOException
    {
        return opening.open(folder);
    }
}
