package io.leadline.bench.feed.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** What there is for each adapter. */
enum VenueKind
{
    AERON("an event of an engine", 100_000, 16_384, folder -> new AeronVenue(folder.resolve("aeron"))),
    BACKPACK("an order's update, then its level's", 10_000, 4_096, BackpackVenue::new),
    BINANCE("an update of 8 levels", 10_000, 4_096, folder -> new BinanceVenue()),
    CSV("a row", 10_000, 16_384, CsvVenue::new),
    DYDX("an order placed, one filled in part, one removed", 10_000, 4_096, folder -> new DydxVenue()),
    HYPERLIQUID("a block of 17 diffs and a trade", 1_000, 256, HyperliquidVenue::new),
    ITCH("a change of a book, 8 a packet", 100_000, 1_024, folder -> new ItchVenue()),
    L4BOOK("a block of 17 diffs", 1_000, 256, folder -> new L4BookVenue()),
    MOLDUDP64("an event of an engine", 100_000, 1_024, folder -> new MoldVenue());

    private final String message;
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
     * @param message   what is sent again and again, in a few words.
     * @param perSecond messages in a second at which the feed's latency is looked at.
     * @param window    messages that may be on their way; of datagrams, as many as any system's buffer holds.
     */
    VenueKind(final String message, final int perSecond, final int window, final Opening opening)
    {
        this.message = message;
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

    /** What is sent, in a few words. */
    String message()
    {
        return message;
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
