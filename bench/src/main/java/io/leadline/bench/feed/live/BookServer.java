package io.leadline.bench.feed.live;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Answers requests, as a venue does for its books. */
final class BookServer implements AutoCloseable
{
    private static final int OK = 200;

    private final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Function<String, byte[]> answers;

    /**
     * Answers at once.
     *
     * @param answers by what is asked for: path and query.
     */
    BookServer(final Function<String, byte[]> answers) throws IOException
    {
        this.answers = answers;
        server.createContext("/", this::answer);
        server.start();
    }

    int port()
    {
        return server.getAddress().getPort();
    }

    private void answer(final HttpExchange exchange) throws IOException
    {
        final byte[] answer = answers.apply(exchange.getRequestURI().toString());
        exchange.sendResponseHeaders(OK, answer.length);
        try (OutputStream out = exchange.getResponseBody())
        {
            out.write(answer);
        }
    }

    @Override
    public void close()
    {
        server.stop(0);
    }
}
