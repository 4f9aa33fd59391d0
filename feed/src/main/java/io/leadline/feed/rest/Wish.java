package io.leadline.feed.rest;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

import io.leadline.feed.line.Backoff;

/** What is asked for under a key until it is answered. The source's thread. */
final class Wish
{
    private final String key;
    private final RestRequest request;
    private final Backoff backoff;
    private int attempts;
    private long dueNs;
    private long deadlineNs;
    private BoundedBody body;
    private CompletableFuture<HttpResponse<byte[]>> answer;

    /** Of the thread that asks; due at once. */
    Wish(final String key, final RestRequest request, final Backoff backoff, final long nowNs)
    {
        this.key = key;
        this.request = request;
        this.backoff = backoff;
        dueNs = nowNs;
    }

    /**
     * Asks.
     *
     * @throws RuntimeException when the request cannot be built.
     */
    CompletableFuture<HttpResponse<byte[]>> send(final HttpClient client, final RestLimits limits)
    {
        attempts++;
        final HttpRequest next = request.request();
        body = new BoundedBody(limits.maxBodyLength());
        deadlineNs = System.nanoTime() + limits.timeoutNs();
        answer = client.sendAsync(next, body);

        return answer;
    }

    /** It is not asked for now: later, or never again. */
    void cancel()
    {
        if (answer != null)
        {
            final CompletableFuture<HttpResponse<byte[]>> unwanted = answer;
            answer = null;
            body.cancel();
            unwanted.cancel(true);
        }
    }

    /**
     * It was not answered: it is due again after a wait that grows from one to the next.
     *
     * @return the wait.
     */
    long putOff(final long nowNs, final long leastNs)
    {
        cancel();
        final long waitNs = Math.max(leastNs, backoff.nextNs());
        dueNs = nowNs + waitNs;

        return waitNs;
    }

    String key()
    {
        return key;
    }

    RestRequest request()
    {
        return request;
    }

    /** How often it was asked. */
    int attempts()
    {
        return attempts;
    }

    /** Whether an answer is waited for. */
    boolean isAsked()
    {
        return answer != null;
    }

    /** Whether this is the answer that is waited for, and not one given up before. */
    boolean isAnswer(final CompletableFuture<HttpResponse<byte[]>> other)
    {
        return answer == other;
    }

    /** When there is something to do: asking, or giving up to wait. */
    long nextNs()
    {
        return answer == null ? dueNs : deadlineNs;
    }
}
