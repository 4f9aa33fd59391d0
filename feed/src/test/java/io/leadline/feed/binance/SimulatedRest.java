package io.leadline.feed.binance;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Answers requests for books of a simulated venue, late, of another time, or with errors. */
final class SimulatedRest implements AutoCloseable
{
    static final String PATH = "/some/depth";

    private static final int MAX_CHANGES_AGO = 30;
    private static final long MAX_DELAY_NS = 3_000_000;

    private final SimulatedVenue venue;
    private final Random random;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final AtomicInteger faults = new AtomicInteger();
    private volatile int faultPerMille;

    SimulatedRest(final SimulatedVenue venue, final long seed)
    {
        this.venue = venue;
        random = new Random(seed);
        try
        {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext(PATH, this::answer);
        server.start();
    }

    int port()
    {
        return server.getAddress().getPort();
    }

    int faultCount()
    {
        return faults.get();
    }

    void faults(final int perMille)
    {
        faultPerMille = perMille;
    }

    private void answer(final HttpExchange exchange) throws IOException
    {
        final String symbol = exchange.getRequestURI().getQuery().replaceAll("symbol=([^&]+)&limit=1000", "$1");
        final int fault;
        final int changesAgo;
        final long delayNs;
        synchronized (random)
        {
            fault = random.nextInt(1_000) < faultPerMille ? random.nextInt(7) : -1;
            changesAgo = random.nextInt(1_000) < faultPerMille ? random.nextInt(MAX_CHANGES_AGO) : random.nextInt(2);
            delayNs = (long)(random.nextDouble() * MAX_DELAY_NS);
        }
        faults.addAndGet(fault < 0 ? 0 : 1);
        final String book = venue.snapshot(symbol, changesAgo);
        LockSupport.parkNanos(delayNs);
        switch (fault)
        {
            case 0 -> send(exchange, 500, "{\"code\":-1000,\"msg\":\"unknown\"}", 0);
            case 1 -> send(exchange, 429, "{\"code\":-1003,\"msg\":\"too many requests\"}", 0);
            case 2 -> send(exchange, 200, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}", 0);
            case 3 -> send(exchange, 200, "<html>maintenance</html>", 0);
            case 4 -> send(exchange, 200, book.substring(0, book.length() / 2), 0);
            case 5 -> send(exchange, 200, book, 10);
            case 6 -> exchange.close();
            default -> send(exchange, book == null ? 400 : 200, String.valueOf(book), 0);
        }
    }

    private static void send(final HttpExchange exchange, final int status, final String body, final int missing)
        throws IOException
    {
        final byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody())
        {
            out.write(bytes, 0, bytes.length - missing);
        }
        catch (final IOException cutOff)
        {
            exchange.close();
        }
    }

    @Override
    public void close()
    {
        server.stop(0);
        threads.shutdownNow();
    }
}
