package io.leadline.feed.rest;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.Backoff;
import io.leadline.feed.websocket.TlsTrust;

import org.agrona.concurrent.EpochNanoClock;

/**
 * Puts answers to requests among the arrivals, each asked for until it is there: a thread of its own asks in the order
 * in which requests are due, no faster than the limit, and waits longer from try to try, or as long as the venue says.
 */
public final class RestSource implements AutoCloseable
{
    /** As many may be waited for at once, so that a slow answer does not hold up all others. */
    private static final int MAX_ASKED = 8;
    private static final long IDLE_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long CLOSE_MS = 5_000;
    private static final int OK = 200;
    private static final int FORBIDDEN_FOR_A_WHILE = 418;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Arrivals.Source source;
    private final RestLimits limits;
    private final EpochNanoClock clock;
    private final Consumer<String> diagnostics;
    private final ExecutorService threads;
    private final HttpClient client;
    private final SplittableRandom random = new SplittableRandom();
    private final Thread thread;
    private final BlockingQueue<Runnable> orders = new LinkedBlockingQueue<>();
    private volatile boolean isClosed;
    /** What follows is the source's thread's. */
    private final Map<String, Wish> wishes = new LinkedHashMap<>();
    private long nextAskNs = System.nanoTime();

    /**
     * A source that asks for nothing yet.
     *
     * @param source      takes the answers; one of its own, on the line that they belong to.
     * @param clock       of receipts.
     * @param diagnostics a line for the operator; called on any thread.
     */
    public RestSource(
        final Arrivals.Source source, final RestLimits limits, final TlsTrust trust, final EpochNanoClock clock,
        final Consumer<String> diagnostics)
    {
        this.source = source;
        this.limits = limits;
        this.clock = clock;
        this.diagnostics = diagnostics;
        threads = Executors.newCachedThreadPool(work -> daemon(work, "rest-http"));
        client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslContext(trust.context())
            .connectTimeout(Duration.ofNanos(limits.timeoutNs()))
            .executor(threads)
            .build();
        thread = daemon(this::run, "rest");
        thread.start();
    }

    private static Thread daemon(final Runnable work, final String name)
    {
        final Thread thread = new Thread(work, name);
        thread.setDaemon(true);

        return thread;
    }

    /**
     * Asks until it is answered. A request under the same key that is not answered yet is given up for it; an answer
     * that is already among the arrivals still comes. The feed's thread; never waits.
     *
     * @param key what is asked for, also for diagnostics.
     */
    public void ask(final String key, final RestRequest request)
    {
        orders.add(() -> begin(key, request));
    }

    /** What is asked for under a key is not needed any more. The feed's thread; never waits. */
    public void forget(final String key)
    {
        orders.add(() -> drop(key));
    }

    private void begin(final String key, final RestRequest request)
    {
        drop(key);
        final Backoff backoff = new Backoff(limits.retryMinNs(), limits.retryMaxNs(), random.split());
        wishes.put(key, new Wish(key, request, backoff, System.nanoTime()));
    }

    private void drop(final String key)
    {
        final Wish old = wishes.remove(key);
        if (old != null)
        {
            old.cancel();
        }
    }

    private void run()
    {
        try
        {
            long waitNs = IDLE_NS;
            while (!isClosed)
            {
                final Runnable order = orders.poll(waitNs, TimeUnit.NANOSECONDS);
                if (order != null)
                {
                    order.run();
                }
                giveUpLate(System.nanoTime());
                waitNs = orders.isEmpty() ? askDue(System.nanoTime()) : 0;
            }
        }
        catch (final InterruptedException interrupt)
        {
            diagnostics.accept("requests end: interrupted");
        }
        finally
        {
            wishes.values().forEach(Wish::cancel);
        }
    }

    private void giveUpLate(final long nowNs)
    {
        for (final Wish wish : wishes.values())
        {
            if (wish.isAsked() && nowNs - wish.nextNs() >= 0)
            {
                putOff(wish, 0, "no answer in time");
            }
        }
    }

    /** How long there is nothing to do. */
    private long askDue(final long nowNs)
    {
        Wish due = null;
        int asked = 0;
        long waitNs = IDLE_NS;
        for (final Wish wish : wishes.values())
        {
            if (wish.isAsked())
            {
                asked++;
                waitNs = Math.min(waitNs, wish.nextNs() - nowNs);
            }
            else if (due == null || wish.nextNs() - due.nextNs() < 0)
            {
                due = wish;
            }
        }
        if (due == null || asked >= MAX_ASKED)
        {
            return waitNs;
        }
        final long untilDueNs = Math.max(due.nextNs() - nowNs, nextAskNs - nowNs);
        if (untilDueNs > 0)
        {
            return Math.min(waitNs, untilDueNs);
        }
        ask(due, nowNs);

        return 0;
    }

    private void ask(final Wish wish, final long nowNs)
    {
        nextAskNs = nowNs + TimeUnit.SECONDS.toNanos(1) / limits.maxPerSecond();
        try
        {
            final CompletableFuture<HttpResponse<byte[]>> answer = wish.send(client, limits);
            answer.whenComplete((response, failure) -> orders.add(() -> take(wish, answer, response, failure)));
        }
        catch (final RuntimeException malformed)
        {
            // Its message may quote what is signed.
            putOff(wish, 0, "cannot be built: " + malformed.getClass().getSimpleName());
        }
    }

    private void take(
        final Wish wish, final CompletableFuture<HttpResponse<byte[]>> answer, final HttpResponse<byte[]> response,
        final Throwable failure)
    {
        if (!wish.isAnswer(answer))
        {
            return;
        }
        if (failure != null)
        {
            final Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            putOff(wish, 0, cause.getClass().getSimpleName() + ": " + cause.getMessage());
        }
        else if (response.statusCode() != OK)
        {
            refuse(wish, response);
        }
        else
        {
            put(wish, response.body());
        }
    }

    private void refuse(final Wish wish, final HttpResponse<byte[]> response)
    {
        final int status = response.statusCode();
        long leastNs = 0;
        if (status == TOO_MANY_REQUESTS || status == UNAVAILABLE || status == FORBIDDEN_FOR_A_WHILE)
        {
            leastNs = RetryAfter.waitNs(response.headers().firstValue("retry-after").orElse(""), clock.nanoTime());
            // The venue means whoever asks, not what is asked for.
            final long untilNs = System.nanoTime() + leastNs;
            nextAskNs = untilNs - nextAskNs > 0 ? untilNs : nextAskNs;
        }
        putOff(
            wish, leastNs, !Refusals.isLasting(status) ? "refused: status=" + status :
            "refused, and asking again will hardly help: status=" + status + " answer=" +
            Refusals.shown(response.body(), response.request().uri()));
    }

    private void put(final Wish wish, final byte[] body)
    {
        final byte[] prefix = wish.request().prefix();
        final byte[] suffix = wish.request().suffix();
        final long length = (long)prefix.length + body.length + suffix.length;
        if (length > source.maxFrameLength())
        {
            putOff(wish, 0, "answer too long: length=" + length + " limit=" + source.maxFrameLength());
            return;
        }
        final ByteBuffer frame = ByteBuffer.allocate((int)length).put(prefix).put(body).put(suffix).flip();
        if (source.frame(frame, clock.nanoTime(), System.nanoTime()))
        {
            wishes.remove(wish.key());
        }
        else
        {
            putOff(wish, 0, "nobody reads what arrives");
        }
    }

    private void putOff(final Wish wish, final long leastNs, final String problem)
    {
        final long waitNs = wish.putOff(System.nanoTime(), leastNs);
        diagnostics.accept(
            "request not answered: key=" + wish.key() + " attempt=" + wish.attempts() + " again_in=" +
            TimeUnit.NANOSECONDS.toMillis(waitNs) + "ms detail=" + problem.replaceAll("[^ -~]", "?"));
    }

    /**
     * Asks for nothing any more. Waits until its thread is done, in bounded time; the client's own end when nothing is
     * waited for any more.
     */
    @Override
    public void close()
    {
        isClosed = true;
        orders.add(() ->
        {
            // Wakes the thread, which sees that it is to end.
        });
        try
        {
            thread.join(CLOSE_MS);
        }
        catch (final InterruptedException interrupt)
        {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
