package io.leadline.feed.binance;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.leadline.config.Market;
import io.leadline.feed.websocket.Subscription;
import io.leadline.problem.BadInputException;

/**
 * The streams of all markets over one connection. They are asked for by numbered messages, of which there are so few
 * that the venue's limit of messages a second holds with pings between them. Immutable.
 */
final class BinanceStreams implements Subscription
{
    /** The venue's limit of a connection. */
    static final int MAX_STREAMS = 1_024;

    private static final int MAX_STREAMS_IN_MESSAGE = 256;

    private final URI uri;
    private final List<String> messages;

    /**
     * Streams of markets.
     *
     * @param url      of the venue's websockets.
     * @param suffixes that make streams of a market's name, as {@code @depth@100ms}.
     * @throws BadInputException when one connection cannot have so many.
     */
    BinanceStreams(final URI url, final List<Market> markets, final List<String> suffixes)
    {
        final List<String> streams = new ArrayList<>();
        for (final Market market : markets)
        {
            for (final String suffix : suffixes)
            {
                streams.add(market.venueId().toLowerCase(Locale.ROOT) + suffix);
            }
        }
        if (streams.size() > MAX_STREAMS)
        {
            throw new BadInputException(
                "too many streams for one connection: markets=" + markets.size() + " streams=" + streams.size() +
                " limit=" + MAX_STREAMS);
        }
        uri = URI.create(url.toString().replaceAll("/+$", "") + "/stream");
        messages = messages(streams);
    }

    private static List<String> messages(final List<String> streams)
    {
        final List<String> messages = new ArrayList<>();
        for (int i = 0; i < streams.size(); i += MAX_STREAMS_IN_MESSAGE)
        {
            final List<String> some = streams.subList(i, Math.min(streams.size(), i + MAX_STREAMS_IN_MESSAGE));
            messages.add(
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"" + String.join("\",\"", some) + "\"],\"id\":" +
                (messages.size() + 1) + "}");
        }

        return List.copyOf(messages);
    }

    @Override
    public String name()
    {
        return "public";
    }

    @Override
    public URI uri()
    {
        return uri;
    }

    @Override
    public List<String> messages()
    {
        return messages;
    }
}
