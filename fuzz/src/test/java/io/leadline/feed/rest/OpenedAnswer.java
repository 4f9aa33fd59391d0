package io.leadline.feed.rest;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscription;

/** Answers without a client of HTTP, read as a source of requests reads them. */
public final class OpenedAnswer
{
    private OpenedAnswer()
    {
    }

    /** The body that came in these pieces; null where it was refused. */
    public static byte[] body(final List<byte[]> pieces, final int maxLength)
    {
        final BoundedBody body = new BoundedBody(maxLength);
        body.onSubscribe(new Subscription()
        {
            @Override
            public void request(final long count)
            {
                // All of it comes.
            }

            @Override
            public void cancel()
            {
                // What comes all the same is not read.
            }
        });
        pieces.forEach(piece -> body.onNext(List.of(ByteBuffer.wrap(piece))));
        body.onComplete();
        final CompletableFuture<byte[]> read = body.getBody().toCompletableFuture();

        return read.isCompletedExceptionally() ? null : read.getNow(null);
    }

    /** How long a header asks to wait; at least 0. */
    public static long waitNs(final String retryAfter, final long nowEpochNs)
    {
        final long waitNs = RetryAfter.waitNs(retryAfter, nowEpochNs);
        if (waitNs < 0 || waitNs > RetryAfter.MAX_NS)
        {
            throw new AssertionError("wait beyond the limit: wait_ns=" + waitNs);
        }

        return waitNs;
    }
}
