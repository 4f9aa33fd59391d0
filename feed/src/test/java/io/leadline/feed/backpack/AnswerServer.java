package io.leadline.feed.backpack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The venue's answers: depth for everybody, open orders for whoever shows that he has the account's key. While it is
 * hurting, some fail, some are late, and some are nonsense; all may be old. Guarded by the venue's lock.
 */
final class AnswerServer implements AutoCloseable
{
    private final Object lock;
    private final List<String> verifyingKeys;
    private final Books books;
    private final Random random;
    private final Map<String, Long> harms;
    private final HttpServer server;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(1, work ->
    {
        final Thread thread = new Thread(work, "answers");
        thread.setDaemon(true);

        return thread;
    });
    private final List<String> problems = new ArrayList<>();
    private boolean isHurting;

    /** What there is to answer with. */
    interface Books
    {
        /** A snapshot of the market, of some age. */
        String depth();

        /** Open orders of a maker, of some age. */
        String orders(int maker);
    }

    /** Answers at once. */
    AnswerServer(
        final Object lock, final List<String> verifyingKeys, final Books books, final Random random,
        final Map<String, Long> harms)
    {
        this.lock = lock;
        this.verifyingKeys = verifyingKeys;
        this.books = books;
        this.random = random;
        this.harms = harms;
        try
        {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI uri()
    {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** What a client asked for that no client of ours may. */
    List<String> problems()
    {
        return problems;
    }

    /** Answers are harmed from now on, or no more. */
    void hurt(final boolean isNowHurting)
    {
        isHurting = isNowHurting;
    }

    private void answer(final HttpExchange exchange) throws IOException
    {
        synchronized (lock)
        {
            final String body = body(exchange);
            if (body == null)
            {
                send(exchange, 401, "{\"code\":\"UNAUTHORIZED\",\"message\":\"no\"}");
            }
            else if (!isHurting)
            {
                send(exchange, 200, body);
            }
            else
            {
                harm(exchange, body);
            }
        }
    }

    private String body(final HttpExchange exchange)
    {
        final String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        if (asked.equals("GET /api/v1/depth?symbol=SOL_USDC&limit=1000"))
        {
            return books.depth();
        }
        if (!asked.equals("GET /api/v1/orders"))
        {
            problems.add("asked for: " + asked);
            return null;
        }
        final String verifyingKey = exchange.getRequestHeaders().getFirst("X-API-Key");
        final boolean isSigned = StreamServer.isSigned(
            "orderQueryAll", verifyingKey, exchange.getRequestHeaders().getFirst("X-Signature"),
            exchange.getRequestHeaders().getFirst("X-Timestamp"), exchange.getRequestHeaders().getFirst("X-Window"));

        return isSigned ? books.orders(verifyingKeys.indexOf(verifyingKey)) : null;
    }

    private void harm(final HttpExchange exchange, final String body) throws IOException
    {
        switch (random.nextInt(16))
        {
            case 0, 1 ->
            {
                count("answer 500");
                send(exchange, 500, "{}");
            }
            case 2 ->
            {
                count("answer 503 with Retry-After");
                exchange.getResponseHeaders().add("Retry-After", "1");
                send(exchange, 503, "later");
            }
            case 3 ->
            {
                count("answer of nonsense");
                send(exchange, 200, "<html>come again</html>");
            }
            case 4 ->
            {
                count("answer cut off");
                send(exchange, 200, body.substring(0, random.nextInt(body.length())));
            }
            case 5 ->
            {
                count("answer broken off");
                exchange.sendResponseHeaders(200, body.length());
                exchange.close();
            }
            case 6 ->
            {
                count("answer of another kind");
                send(exchange, 200, "{\"message\":\"ok\"}");
            }
            case 7, 8, 9 ->
            {
                count("answer late");
                threads.schedule(() -> sendLate(exchange, body), 10 + random.nextInt(300), TimeUnit.MILLISECONDS);
            }
            default -> send(exchange, 200, body);
        }
    }

    private void count(final String kind)
    {
        harms.merge(kind, 1L, Long::sum);
    }

    private void sendLate(final HttpExchange exchange, final String body)
    {
        try
        {
            send(exchange, 200, body);
        }
        catch (final IOException gone)
        {
            exchange.close();
        }
    }

    private static void send(final HttpExchange exchange, final int code, final String body) throws IOException
    {
        final byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody())
        {
            out.write(bytes);
        }
    }

    @Override
    public void close()
    {
        server.stop(0);
        threads.shutdownNow();
    }
}
