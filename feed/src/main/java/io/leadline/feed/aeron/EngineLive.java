package io.leadline.feed.aeron;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.aeron.CommonContext;
import io.aeron.Subscription;
import io.aeron.exceptions.RegistrationException;

import org.agrona.ErrorHandler;
import org.agrona.concurrent.EpochNanoClock;

import io.leadline.config.AdapterKey;
import io.leadline.config.AdapterSettings;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.ReceiptTimes;
import io.leadline.problem.BadInputException;

/** An engine's messages over Aeron, as they come: one engine after the other. */
public final class EngineLive implements LiveFeed
{
    private static final String EMBEDDED = "embedded";
    private static final AdapterKey<String> CHANNEL =
        AdapterKey.text("channel", "aeron:ipc", "aeron:ipc, or aeron:udp?endpoint=HOST:PORT, unicast or multicast");
    private static final AdapterKey<Integer> STREAM =
        AdapterKey.count("stream", "1001", "the engine's stream of the channel");
    private static final AdapterKey<String> DRIVER = AdapterKey.word(
        "driver", Map.of(EMBEDDED, EMBEDDED, "external", "external"), EMBEDDED,
        "embedded: bring a media driver; external: join the one that runs");
    private static final AdapterKey<Path> DIRECTORY = AdapterKey.path(
        "directory", AdapterKey.NONE, "the media driver's folder; left out: Aeron's default, or its own for UDP");

    private static final AdapterKey<Long> LAG = AdapterKey.duration(
        "lag", "1s", "how far behind time passes while no engine is heard; 0s: it stands still");

    private static final AdapterKey<Long> LIVENESS = AdapterKey.duration(
        "liveness", AdapterKey.NONE,
        "how long an engine that is gone is still heard: an own driver is set so (1s to 10m; left out: 2s over UDP, " +
        "10s over IPC), an external one was (left out: 10s)");

    private static final AdapterKey<Boolean> HEARTBEATS = AdapterKey.flag(
        "heartbeats", "true", "whether time passes, liveness and lag behind, while an engine is heard that is silent");

    /** What its section of a configuration may say. */
    public static final List<AdapterKey<?>> KEYS =
        List.of(CHANNEL, STREAM, DRIVER, DIRECTORY, LIVENESS, LAG, HEARTBEATS);

    private static final long MIN_LIVENESS_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long MAX_LIVENESS_NS = TimeUnit.MINUTES.toNanos(10);
    private static final long UDP_LIVENESS_NS = TimeUnit.SECONDS.toNanos(2);

    private final EngineConnection connection;
    private final EngineSession session;
    private final EngineReader reader;
    private final UnheardTime unheard;
    private final EngineProof proof;
    private final EpochNanoClock clock;
    private final Consumer<String> diagnostics;
    private final String line;
    private final ReceiptTimes receipts = new ReceiptTimes();
    private final boolean isTimePassedWhileHeard;
    private boolean wasConnected;

    private EngineLive(final LiveInputs inputs, final EngineConnection connection, final Subscription subscription)
    {
        this.connection = connection;
        clock = inputs.clock();
        diagnostics = inputs.diagnostics();
        line = "channel=" + inputs.settings().value(CHANNEL) + " stream=" + subscription.streamId();
        session = new EngineSession(
            inputs.configuration(), inputs.sink(), EngineLimits.DEFAULT,
            (reason, value, templateId, version) ->
            {
                // Counted.
            });
        reader = new EngineReader(subscription, session, inputs.sink());
        proof = new EngineProof(connection.outlivesNs());
        isTimePassedWhileHeard = inputs.settings().value(HEARTBEATS);
        final long lagNs = inputs.settings().value(LAG);
        unheard = new UnheardTime(
            session, inputs.sink(), inputs.configuration().feed().maxJumpNs(), lagNs == 0 ? UnheardTime.OFF : lagNs);
    }

    /**
     * Subscribes; the engine may come whenever it wants.
     *
     * @throws BadInputException when the channel is none, the driver's folder is taken, or no driver is there to be
     *                           joined.
     */
    public static LiveFeed open(final LiveInputs inputs)
    {
        final AdapterSettings settings = inputs.settings();
        final String channel = settings.value(CHANNEL);
        final String untethered = untethered(channel);
        final EngineConnection connection = connect(settings, failure ->
            inputs.diagnostics().accept("aeron: channel=" + channel + " reason=" + failure.getMessage()));
        try
        {
            return new EngineLive(
                inputs, connection, connection.aeron().addSubscription(untethered, settings.value(STREAM)));
        }
        catch (final RegistrationException refused)
        {
            connection.close();
            throw problem(channel, refused);
        }
    }

    private static String untethered(final String channel)
    {
        try
        {
            return EngineLine.untethered(channel);
        }
        catch (final IllegalArgumentException malformed)
        {
            throw problem(channel, malformed);
        }
    }

    private static BadInputException problem(final String channel, final RuntimeException reason)
    {
        return new BadInputException(
            "channel cannot be subscribed to: feed.aeron.channel=" + channel + " reason=" + reason.getMessage());
    }

    private static EngineConnection connect(final AdapterSettings settings, final ErrorHandler errorHandler)
    {
        final Path directory = settings.value(DIRECTORY);
        final Long toldNs = settings.value(LIVENESS);
        if (!settings.value(DRIVER).equals(EMBEDDED))
        {
            return EngineConnection.toDriver(
                directory, toldNs == null ? EngineConnection.LIVENESS_NS : toldNs, errorHandler);
        }
        if (toldNs != null && (toldNs < MIN_LIVENESS_NS || toldNs > MAX_LIVENESS_NS))
        {
            throw new BadInputException(
                "liveness that no driver here is set to: feed.aeron.liveness_ns=" + toldNs + " allowed=" +
                MIN_LIVENESS_NS + " to " + MAX_LIVENESS_NS);
        }
        final boolean isShared = settings.value(CHANNEL).startsWith(CommonContext.IPC_CHANNEL);
        final long initialNs = isShared ? EngineConnection.LIVENESS_NS : UDP_LIVENESS_NS;
        // An engine that shares memory has to find it.
        final boolean isFound = directory == null && isShared;

        return EngineConnection.withDriver(
            isFound ? Path.of(CommonContext.getAeronDirectoryName()) : directory, isShared,
            toldNs == null ? initialNs : toldNs, errorHandler);
    }

    @Override
    public int doWork()
    {
        final long begunNs = System.nanoTime();
        final int count = reader.doWork();
        if (session.isConnected() != wasConnected)
        {
            wasConnected = session.isConnected();
            diagnostics.accept((wasConnected ? "engine is heard: " : "engine is not heard any more: ") + line);
        }
        if (count > 0)
        {
            receipts.onWritten(begunNs, System.nanoTime());
            unheard.onHeard(clock.nanoTime());
        }

        return count + passTime(clock.nanoTime());
    }

    private int passTime(final long nowEpochNs)
    {
        proof.look(nowEpochNs);
        if (!wasConnected)
        {
            return unheard.pass(nowEpochNs);
        }
        final boolean isPassed = isTimePassedWhileHeard && reader.isDrained() &&
            proof.untilEpochNs() != EngineProof.NONE;

        return isPassed ? unheard.pass(proof.untilEpochNs()) : 0;
    }

    @Override
    public FeedCounters counters()
    {
        return session.counters();
    }

    @Override
    public ReceiptTimes receipts()
    {
        return receipts;
    }

    @Override
    public void close()
    {
        reader.onClose();
        connection.close();
    }
}
