package io.leadline.feed.catalog;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import io.leadline.config.Configuration;
import io.leadline.feed.Feed;
import io.leadline.feed.Recording;
import io.leadline.feed.aeron.EngineFeed;
import io.leadline.feed.aeron.EngineLive;
import io.leadline.feed.aeron.EngineMold;
import io.leadline.feed.backpack.BackpackDecoder;
import io.leadline.feed.backpack.BackpackLive;
import io.leadline.feed.binance.BinanceDecoder;
import io.leadline.feed.binance.BinanceLive;
import io.leadline.feed.csv.CsvFeed;
import io.leadline.feed.csv.CsvFollow;
import io.leadline.feed.dydx.DydxFeed;
import io.leadline.feed.dydx.DydxLive;
import io.leadline.feed.hyperliquid.HyperliquidFeed;
import io.leadline.feed.hyperliquid.L4BookDecoder;
import io.leadline.feed.hyperliquid.L4BookLive;
import io.leadline.feed.hyperliquid.NodeFollow;
import io.leadline.feed.itch.ItchFeed;
import io.leadline.feed.itch.ItchLiveFeed;

/** What there is, each with what an operator should know of it. */
final class Adapters
{
    private static final String ORDERS = "orders";
    private static final String LEVELS = "levels";

    private Adapters()
    {
    }

    /** All of them, by name. */
    static List<Adapter> all()
    {
        return List.of(aeron(), backpack(), binance(), csv(), dydx(), hyperliquid(), itch(), l4book(), moldudp64());
    }

    private static Adapter recorded(
        final String name, final String recorded, final String identity, final String book, final String clock,
        final BiFunction<Configuration, List<Recording>, Feed> recordings)
    {
        return recorded(name, recorded, identity, book, clock, whatever(recordings));
    }

    private static Adapter recorded(
        final String name, final String recorded, final String identity, final String book, final String clock,
        final Adapter.Recordings recordings)
    {
        return new Adapter(
            name, recorded, identity, book, clock, false, List.of(), Map.of(), recordings, null);
    }

    /** Recordings whose events are the same whatever the section says. */
    private static Adapter.Recordings whatever(final BiFunction<Configuration, List<Recording>, Feed> recordings)
    {
        return (configuration, settings, files) -> recordings.apply(configuration, files);
    }

    private static Adapter aeron()
    {
        return recorded(
            "aeron", "an engine's SBE messages behind FIX framing headers (NATIVE.md)",
            "the engine's account names", "orders or levels", "the engine's", EngineFeed::new)
            .live(
                LiveAdapter.connecting("an engine over Aeron, IPC or UDP", EngineLive::open).withoutFrames(),
                EngineLive.KEYS, Map.of());
    }

    private static Adapter backpack()
    {
        return recorded(
            "backpack", "frames of public streams and of makers' own, as --record writes them",
            "the account's name in makers, for orders of its own session; none in public", LEVELS,
            "the venue's engine time", (configuration, settings, recordings) ->
                BackpackDecoder.recorded(configuration, recordings, settings.value(BackpackLive.LAG)))
            .live(
                LiveAdapter.connecting(
                    "public streams by websocket, and an order session for each account that has a key",
                    BackpackLive::open),
                BackpackLive.KEYS, Map.of("keys", "{ alpha: alpha.pem, beta: beta.pem }", "ca_file", "venue-ca.pem"));
    }

    private static Adapter binance()
    {
        return recorded(
            "binance", "frames of a diff depth stream, as --record writes them", "none", LEVELS, "the venue's",
            (configuration, settings, recordings) ->
                BinanceDecoder.recorded(configuration, recordings, settings.value(BinanceLive.LAG)))
            .live(
                LiveAdapter.connecting("diff depth streams by websocket, books by request", BinanceLive::open),
                BinanceLive.KEYS, Map.of("ca_file", "venue-ca.pem"));
    }

    private static Adapter csv()
    {
        return recorded(
            "csv", "rows of events, CSV with a header", "the account column", "orders or levels",
            "the time_ns column", CsvFeed::new)
            .live(
                LiveAdapter.following(
                    "files, or the *.csv of a folder, as they grow", LiveAdapter.Inputs.NEEDED, CsvFollow::open),
                CsvFollow.KEYS, Map.of());
    }

    private static Adapter dydx()
    {
        return recorded(
            "dydx", "a full node's stream, framed protobuf; frames of its websocket", "address/subaccount", ORDERS,
            "receipt, as whoever received it had it", DydxFeed::new)
            .live(
                LiveAdapter.connecting("a full node's websocket", DydxLive::open), DydxLive.KEYS,
                Map.of("url", "wss://node.example.com:9092/ws", "ca_file", "node-ca.pem"));
    }

    private static Adapter hyperliquid()
    {
        return recorded(
            "hyperliquid", "a node's files: a snapshot, raw book diffs, fills", "the lower-case address", ORDERS,
            "block time", HyperliquidFeed::new)
            .live(
                LiveAdapter.following(
                    "a node's data folder, as its files grow, and snapshots dropped into another",
                    LiveAdapter.Inputs.OPTIONAL, NodeFollow::open),
                NodeFollow.KEYS, Map.of("data", "/home/hl/data", "snapshots", "/home/hl/snapshots"));
    }

    private static Adapter itch()
    {
        return new Adapter(
            ItchLiveFeed.NAME, "TotalView-ITCH 5.0: BinaryFILE, or MoldUDP64 in pcap or pcapng",
            "the MPID of attributed orders and of active market makers; none for other orders", ORDERS, "the venue's",
            true, ItchLiveFeed.KEYS,
            Map.of("lines", "[\"239.1.1.1:5000\", \"239.1.1.2:5000\"]", "interface", "eth0",
                "request_server", "rerequest.example.com:5001", "glimpse", "glimpse.example.com:5002",
                "glimpse_login", "glimpse.login", "positions", "positions"),
            ItchFeed::new,
            LiveAdapter.connecting("MoldUDP64 lines, multicast or unicast; GLIMPSE", ItchLiveFeed::open)
                .withoutFrames());
    }

    private static Adapter l4book()
    {
        return recorded(
            "l4book", "frames of Hyperliquid's l4Book channel, as --record writes them", "the lower-case address",
            ORDERS, "block time", (configuration, settings, recordings) ->
                L4BookDecoder.recorded(configuration, recordings, settings.value(L4BookLive.LAG)))
            .live(
                LiveAdapter.connecting("the l4Book channel of an order book server", L4BookLive::open),
                L4BookLive.KEYS,
                Map.of("url", "wss://node.example.com:8000/ws", "compare", "10m", "ca_file", "node-ca.pem"));
    }

    private static Adapter moldudp64()
    {
        return recorded(
            EngineMold.NAME, "an engine's SBE messages behind FIX framing headers (NATIVE.md)",
            "the engine's account names", "orders or levels", "the engine's", EngineFeed::new)
            .live(
                LiveAdapter.connecting(
                    "an engine's SBE messages over MoldUDP64 lines, multicast or unicast", EngineMold::open)
                    .withoutFrames(),
                EngineMold.KEYS,
                Map.of("lines", "[\"239.1.1.1:5000\", \"239.1.1.2:5000\"]", "interface", "eth0",
                    "request_server", "engine.example.com:5001"));
    }
}
