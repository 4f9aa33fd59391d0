package io.leadline.feed.backpack;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.leadline.feed.websocket.Subscription;

/** Depth and trades of all markets, and their best prices, which check the depth. Immutable. */
record PublicSubscription(URI uri, List<String> symbols) implements Subscription
{
    PublicSubscription
    {
        symbols = List.copyOf(symbols);
    }

    @Override
    public String name()
    {
        return "public";
    }

    @Override
    public List<String> messages()
    {
        return List.of(symbols.stream()
            .flatMap(symbol -> Stream.of("depth." + symbol, "trade." + symbol, "bookTicker." + symbol))
            .collect(Collectors.joining("\",\"", "{\"method\":\"SUBSCRIBE\",\"params\":[\"", "\"]}")));
    }
}
