package io.leadline.feed.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/**
 * A venue's HTTP server on loopback, for tests: answers by path, remembers what it was asked, and misbehaves once for
 * each fault that a test puts in front of a path. Answers are made on several threads.
 * <pre>
 *   try (RestVenue venue = new RestVenue())
 *   {
 *       venue.answer("/api/v1/depth", exchange -&gt; "{...}");           // exchange.getRequestURI(), headers ...
 *       venue.fail("/api/v1/depth", RestVenue.refusal(429, "2"));       // the next request alone
 *       venue.fail("/api/v1/depth", RestVenue.cut("{\"bids\":"));
 *       source.ask(..., request of venue.uri("/api/v1/depth?symbol=X"))
 *       venue.requests()                                                // "GET /api/v1/depth?symbol=X", ...
 *   }
 * </pre>
 */
public final class RestVenue implements AutoCloseable
{
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;

    private final String scheme;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work ->
    {
        final Thread thread = new Thread(work, "rest-venue");
        thread.setDaemon(true);

        return thread;
    });
    private final Map<String, Function<HttpExchange, String>> answers = new ConcurrentHashMap<>();
    private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Long> requestsNs = new CopyOnWriteArrayList<>();

    /** One that listens on a free port and has nothing to say yet. */
    public RestVenue()
    {
        this(null);
    }

    /** The same behind TLS; plain where there is none. */
    public RestVenue(final SSLContext tls)
    {
        scheme = tls == null ? "http" : "https";
        final InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try
        {
            if (tls == null)
            {
                server = HttpServer.create(address, 0);
            }
            else
            {
                final HttpsServer secret = HttpsServer.create(address, 0);
                secret.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = secret;
            }
        }
        catch (final IOException failure)
        {
            throw new IllegalStateException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** How one request is answered instead. */
    @FunctionalInterface
    public interface Fault
    {
        /** Answers; a failure cuts the connection. */
        void serve(HttpExchange exchange) throws IOException;
    }

    /** Answers of a path from now on, with 200. */
    public void answer(final String path, final Function<HttpExchange, String> answer)
    {
        answers.put(path, answer);
    }

    /** The next request of a path that has no fault in front of it meets this one. */
    public void fail(final String path, final Fault fault)
    {
        faults.computeIfAbsent(path, absent -> new ConcurrentLinkedQueue<>()).add(fault);
    }

    /** What it was asked, as {@code GET /path?query}, in the order in which it came. */
    public List<String> requests()
    {
        return List.copyOf(requests);
    }

    /** When each came; by {@link System#nanoTime()}. */
    public List<Long> requestsNs()
    {
        return List.copyOf(requestsNs);
    }

    /** Where to ask. */
    public URI uri(final String pathAndQuery)
    {
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort() + pathAndQuery);
    }

    @Override
    public void close()
    {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(final HttpExchange exchange) throws IOException
    {
        requestsNs.add(System.nanoTime());
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        final String path = exchange.getRequestURI().getPath();
        final Queue<Fault> waiting = faults.get(path);
        final Fault fault = waiting == null ? null : waiting.poll();
        final Function<HttpExchange, String> answer = answers.get(path);
        try (exchange)
        {
            if (fault != null)
            {
                fault.serve(exchange);
            }
            else if (answer == null)
            {
                send(exchange, NOT_FOUND, "nothing here".getBytes(StandardCharsets.UTF_8));
            }
            else
            {
                send(exchange, OK, answer.apply(exchange).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void send(final HttpExchange exchange, final int status, final byte[] body) throws IOException
    {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0)
        {
            exchange.getResponseBody().write(body);
        }
    }

    /** A status other than 200; with a header {@code Retry-After} unless it is null. */
    public static Fault refusal(final int status, final String retryAfter)
    {
        return exchange ->
        {
            if (retryAfter != null)
            {
                exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
            send(exchange, status, "{\"code\":-1,\"msg\":\"refused\"}".getBytes(StandardCharsets.UTF_8));
        };
    }

    /** Nothing is heard for so long, and then nothing but the end. */
    public static Fault silence(final long ms)
    {
        return exchange -> pause(ms);
    }

    /** The head of an answer at once, its body never, its end after so long. */
    public static Fault bodyless(final long ms)
    {
        return exchange ->
        {
            exchange.sendResponseHeaders(OK, 1 << 10);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            pause(ms);
            throw new IOException("cut");
        };
    }

    private static void pause(final long ms) throws IOException
    {
        try
        {
            // Nothing counts it down, but the end of the test interrupts it.
            final boolean isDown = new CountDownLatch(1).await(ms, TimeUnit.MILLISECONDS);
            if (isDown)
            {
                throw new IllegalStateException();
            }
        }
        catch (final InterruptedException end)
        {
            throw new IOException(end);
        }
    }

    /** The connection is cut behind the beginning of a body. */
    public static Fault cut(final String beginning)
    {
        return exchange ->
        {
            exchange.sendResponseHeaders(OK, 1 << 20);
            exchange.getResponseBody().write(beginning.getBytes(StandardCharsets.UTF_8));
            // Without a byte of an answer the client would ask again by itself.
            exchange.getResponseBody().flush();
            throw new IOException("cut");
        };
    }

    /** A body of so many bytes, as long as somebody reads them; its length is not told before. */
    public static Fault oversized(final long length)
    {
        return exchange ->
        {
            exchange.sendResponseHeaders(OK, 0);
            final byte[] part = " ".repeat(1 << 14).getBytes(StandardCharsets.US_ASCII);
            final OutputStream out = exchange.getResponseBody();
            for (long i = 0; i < length; i += part.length)
            {
                out.write(part);
            }
        };
    }

    /** A body that says of itself that it is zipped, so many bytes long when it is not. */
    public static Fault zipped(final int length)
    {
        return exchange ->
        {
            final ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(zipped))
            {
                out.write(new byte[length]);
            }
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            send(exchange, OK, zipped.toByteArray());
        };
    }
}
