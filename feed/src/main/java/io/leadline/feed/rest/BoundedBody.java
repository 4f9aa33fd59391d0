package io.leadline.feed.rest;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * The body of an answer, of which no more is read than may be: nothing of an answer that is not 200, but the beginning
 * of one that refuses for good and may say why; nor of one that is encoded though nobody asked for it and so may be far
 * longer than it looks. Threads of the client; cancelled on any.
 */
final class BoundedBody implements BodyHandler<byte[]>, BodySubscriber<byte[]>
{
    private static final int OK = 200;
    private static final int MAX_REASON_LENGTH = 200;
    private static final byte[] NOTHING = {};

    private final int maxLength;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private boolean isRefused;
    private boolean isReason;
    private byte[] bytes = NOTHING;
    private int length;
    private Subscription subscription;

    BoundedBody(final int maxLength)
    {
        this.maxLength = maxLength;
    }

    @Override
    public synchronized BodySubscriber<byte[]> apply(final ResponseInfo answer)
    {
        final String encoding = answer.headers().firstValue("content-encoding").orElse("identity");
        if (Refusals.isLasting(answer.statusCode()))
        {
            isReason = true;
        }
        else if (answer.statusCode() != OK)
        {
            isRefused = true;
            body.complete(NOTHING);
        }
        else if (!"identity".equalsIgnoreCase(encoding))
        {
            isRefused = true;
            body.completeExceptionally(new IOException("answer is encoded: encoding=" + encoding));
        }

        return this;
    }

    @Override
    public CompletionStage<byte[]> getBody()
    {
        return body;
    }

    @Override
    public synchronized void onSubscribe(final Subscription newSubscription)
    {
        subscription = newSubscription;
        if (isRefused)
        {
            newSubscription.cancel();
        }
        else
        {
            newSubscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public synchronized void onNext(final List<ByteBuffer> parts)
    {
        if (isReason)
        {
            readReason(parts.get(0));
            return;
        }
        for (final ByteBuffer part : parts)
        {
            final int partLength = part.remaining();
            if (isRefused)
            {
                return;
            }
            if (partLength > maxLength - length)
            {
                refuse(new IOException("answer too long: limit=" + maxLength));
                return;
            }
            if (length + partLength > bytes.length)
            {
                final int doubled = (int)Math.min(maxLength, 2L * bytes.length);
                bytes = Arrays.copyOf(bytes, Math.max(length + partLength, doubled));
            }
            part.get(bytes, length, partLength);
            length += partLength;
        }
    }

    /** What comes first of it will do. */
    private void readReason(final ByteBuffer part)
    {
        final byte[] reason = new byte[Math.min(part.remaining(), MAX_REASON_LENGTH)];
        part.get(reason);
        body.complete(reason);
        subscription.cancel();
    }

    private void refuse(final IOException problem)
    {
        isRefused = true;
        bytes = NOTHING;
        if (subscription != null)
        {
            subscription.cancel();
        }
        body.completeExceptionally(problem);
    }

    @Override
    public synchronized void onError(final Throwable failure)
    {
        if (isReason)
        {
            body.complete(NOTHING);
        }
        body.completeExceptionally(failure);
    }

    @Override
    public synchronized void onComplete()
    {
        body.complete(Arrays.copyOf(bytes, length));
    }

    /** Nobody wants it any more. */
    synchronized void cancel()
    {
        refuse(new IOException("given up"));
    }
}
