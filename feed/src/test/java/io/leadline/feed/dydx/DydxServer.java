package io.leadline.feed.dydx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;

import io.leadline.feed.SampledBooks;
import io.leadline.feed.websocket.VenueServer;

import org.agrona.concurrent.EpochNanoClock;

/**
 * A node that lives by chance, over its websocket. A subscription hears messages that are not its own before the
 * snapshot that it begins with, as with a real node.
 */
final class DydxServer extends VenueServer
{
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer()
        .preservingProtoFieldNames().alwaysPrintFieldsWithNoPresence().omittingInsignificantWhitespace();
    private static final int PAIRS = 2;
    private static final int NEVER = Integer.MAX_VALUE;

    private final String resource;
    private final SplittableRandom random;
    private final EpochNanoClock clock;
    private final RandomNode node;
    private final boolean isSnapshotRepeated;
    /** Messages until its snapshot by subscription; below 0 once it has come. */
    private final Map<Session, Integer> subscriptions = new HashMap<>();
    private final Map<Session, String> held = new HashMap<>();
    private final List<Version> versions = new ArrayList<>();
    private final List<Long> unseenEpochNs = new ArrayList<>();
    private String fault = "";
    private int stepCount;

    /**
     * The books after a message.
     *
     * @param beforeEpochNs before the message was made.
     * @param afterEpochNs  after it was sent to everyone.
     */
    record Version(long beforeEpochNs, long afterEpochNs, long[] bookCodes)
    {
    }

    DydxServer(
        final String path, final SplittableRandom random, final EpochNanoClock clock,
        final boolean isSnapshotRepeated)
    {
        resource = path + "?clobPairIds=0,1";
        this.random = random;
        this.clock = clock;
        this.isSnapshotRepeated = isSnapshotRepeated;
        node = new RandomNode(random.nextLong());
        for (int i = 0; i < 20; i++)
        {
            node.next();
        }
        keep(clock.nanoTime());
    }

    private void keep(final long beforeEpochNs)
    {
        final long[] codes = new long[PAIRS];
        for (int pair = 0; pair < PAIRS; pair++)
        {
            codes[pair] = node.book(pair).stream().mapToLong(SampledBooks::code).sum();
        }
        versions.add(new Version(beforeEpochNs, clock.nanoTime(), codes));
    }

    /** Another message; only snapshots to those that wait for one where it is silent. */
    synchronized void step(final boolean isSilent)
    {
        stepCount++;
        if (!isSilent)
        {
            final long beforeEpochNs = clock.nanoTime();
            final String message = text(node.next());
            List.copyOf(subscriptions.keySet()).forEach(session -> send(session, message));
            keep(beforeEpochNs);
        }
        if (isSnapshotRepeated && stepCount % 25 == 0)
        {
            sendSnapshot();
        }
        subscriptions.replaceAll((session, left) -> left == NEVER ? left : left - 1);
        subscriptions.forEach((session, left) ->
        {
            if (left == 0)
            {
                session.send(text(node.snapshot()));
            }
        });
    }

    /** A snapshot for all that had one. */
    synchronized void sendSnapshot()
    {
        final String snapshot = text(node.snapshot());
        subscriptions.forEach((session, left) ->
        {
            if (left < 0)
            {
                session.send(snapshot);
            }
        });
    }

    private static String text(final Message message)
    {
        try
        {
            return PRINTER.print(message);
        }
        catch (final InvalidProtocolBufferException malformed)
        {
            throw new IllegalStateException(malformed);
        }
    }

    private void send(final Session session, final String message)
    {
        final String now = fault;
        fault = "";
        if (held.containsKey(session))
        {
            // It may have been held back over a snapshot that tells of it.
            unseenEpochNs.add(clock.nanoTime());
            session.send(message);
            session.send(held.remove(session));
            return;
        }
        switch (now)
        {
            case "twice" ->
            {
                session.send(message);
                session.send(message);
            }
            case "damaged" ->
            {
                final StringBuilder damaged = new StringBuilder(message);
                damaged.setCharAt(random.nextInt(message.length()), (char)1);
                session.send(damaged.toString());
            }
            case "cut short" -> session.send(message.substring(0, random.nextInt(message.length())));
            case "oversized" ->
            {
                session.send("\"" + "x".repeat(2_000_000) + "\"");
                session.send(message);
            }
            case "compressed" -> session.sendBinary(gzip(message + " ".repeat(3_000_000)));
            case "as bytes" -> session.sendBinary(message.getBytes(StandardCharsets.UTF_8));
            case "in fragments" -> session.sendFragmented(message, 1 + random.nextInt(500));
            case "another snapshot" ->
            {
                session.send(message);
                session.send(text(node.snapshot()));
            }
            case "dropped" -> unseenEpochNs.add(clock.nanoTime());
            case "swapped" ->
            {
                unseenEpochNs.add(clock.nanoTime());
                held.put(session, message);
            }
            default -> session.send(message);
        }
    }

    private static byte[] gzip(final String text)
    {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes))
        {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }

        return bytes.toByteArray();
    }

    @Override
    protected synchronized void onOpen(final Session session)
    {
        if (!resource.equals(session.resource()))
        {
            session.close(1003, "invalid clobPairIds");
            return;
        }
        if (random.nextInt(3) == 0)
        {
            session.send("Connected to server...");
        }
        final boolean isNever = "no snapshot".equals(fault);
        fault = isNever ? "" : fault;
        subscriptions.put(session, isNever ? NEVER : 1 + random.nextInt(3));
    }

    @Override
    protected synchronized void onClose(final Session session)
    {
        subscriptions.remove(session);
        held.remove(session);
    }

    /** Once, something goes wrong. */
    synchronized void inflict(final String newFault)
    {
        fault = newFault;
        if ("no snapshot".equals(newFault))
        {
            sessions().forEach(Session::drop);
        }
    }

    /** Nothing goes wrong any more. */
    synchronized void calm()
    {
        fault = "";
    }

    synchronized long bookCode(final int pair)
    {
        return versions.get(versions.size() - 1).bookCodes[pair];
    }

    synchronized List<Version> versions()
    {
        return List.copyOf(versions);
    }

    /** When a message was left out, or held back for the next. */
    synchronized List<Long> unseenEpochNs()
    {
        return List.copyOf(unseenEpochNs);
    }
}
