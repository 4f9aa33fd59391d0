package io.leadline.feed.aeron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.event.Side;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.catalog.Feeds;
import io.leadline.problem.BadInputException;

class EngineFeedTest
{
    private final RecordingSink sink = new RecordingSink();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final FrameOutput file = new FrameOutput(bytes);
    private final EngineSink engine = new EngineSink(file);
    private final int sol = engine.market("SOL", EngineRun.TICK, EngineRun.LOT);

    @TempDir
    private Path folder;

    @Test
    void shouldReplayFilesAsOneSession()
    {
        engine.add(10, sol, 1, engine.account("alice"), Side.ASK, 5, 6, 0);
        final byte[] first = bytes.toByteArray();
        bytes.reset();
        engine.cancel(11, sol, 1);

        final Feed feed = run(first, FeedFixtures.zstd(bytes.toByteArray()));

        assertThat(sink.lines()).containsExactly("10 add SOL 1 alice ask 5 6", "11 cancel SOL 1");
        assertThat(sink.flushCount()).isEqualTo(1);
        assertThat(feed.counters().count("files")).isEqualTo(2);
        assertThat(feed.counters().count("messages")).isEqualTo(4);
        assertThat(feed.counters().count("gaps")).isZero();
    }

    @Test
    void shouldWriteTheFramesOfFix()
    {
        bytes.reset();
        engine.heartbeat(10, sol);

        assertThat(Arrays.copyOf(bytes.toByteArray(), 14)).containsExactly(
            0, 0, 0, 38, 0xeb, 0x50, 24, 0, 10, 0, 0x4c, 0x4c, 0, 0);
    }

    @Test
    void shouldStopWhereAFileIsCutShort()
    {
        engine.heartbeat(10, sol);
        engine.heartbeat(11, sol);
        final byte[] whole = bytes.toByteArray();

        assertThat(problem(Arrays.copyOf(whole, whole.length - 1))).isEqualTo(
            ":3: frame is cut short: length=37 expected=38");
        assertThat(problem(Arrays.copyOf(whole, whole.length - 35))).isEqualTo(
            ":3: frame is cut short: length=3 expected=6");
        assertThat(sink.lines()).containsExactly("10 heartbeat SOL", "10 heartbeat SOL");
        assertThat(sink.flushCount()).isEqualTo(2);
    }

    @Test
    void shouldNameFramesThatAreNone()
    {
        engine.heartbeat(10, sol);
        final int second = bytes.size() - 38;

        assertThat(problem(changed(second + 4, 0x5b))).isEqualTo(
            ":2: no frame of little-endian SBE: encoding=0x5b50 allowed=0xeb50");
        assertThat(problem(changed(second, 0xff))).isEqualTo(
            ":2: frame of a length that none has: length=4278190118 least=14 limit=65536");
        assertThat(problem(changed(second + 3, 13))).isEqualTo(
            ":2: frame of a length that none has: length=13 least=14 limit=65536");
        assertThat(problem(new byte[] {'t', 'i', 'm', 'e', '_', 'n', 's'})).isEqualTo(
            ":1: no frame of little-endian SBE: encoding=0x5f6e allowed=0xeb50");
    }

    @Test
    void shouldNameTemplatesAndSchemasThatItDoesNotKnow()
    {
        engine.heartbeat(10, sol);
        final int second = bytes.size() - 38;

        assertThat(problem(changed(second + 6 + 2, 66))).isEqualTo(
            ":2: message cannot be read: reason=unknown_templates value=66 template=66 version=0");
        assertThat(problem(changed(second + 6 + 5, 1))).isEqualTo(
            ":2: message cannot be read: reason=other_schemas value=332 template=10 version=0");
    }

    @Test
    void shouldGoOnBehindAnEventThatMeansNothing()
    {
        engine.heartbeat(10, sol);
        engine.cancel(11, sol, -7);

        assertThat(run(bytes.toByteArray()).counters().count("bad_order_ids")).isEqualTo(1);
        assertThat(sink.lines()).containsExactly("10 heartbeat SOL", "10 status SOL STALE", "11 heartbeat SOL");
    }

    private byte[] changed(final int offset, final int value)
    {
        final byte[] changed = bytes.toByteArray();
        changed[offset] = (byte)value;

        return changed;
    }

    private Feed run(final byte[]... files)
    {
        final Path[] paths = new Path[files.length];
        Arrays.setAll(paths, i -> FeedFixtures.file(folder, "events-" + i + ".sbe", files[i]));
        final Feed feed = Feeds.byName(
            "aeron", EngineRun.CONFIGURATION, List.of(paths), count -> assertThat(count).isPositive());
        feed.run(sink);

        return feed;
    }

    private String problem(final byte[] content)
    {
        final List<String> problems =
            catchThrowableOfType(BadInputException.class, () -> run(content)).problems();

        assertThat(problems).hasSize(1);
        return problems.get(0).replace(folder.resolve("events-0.sbe").toString(), "");
    }
}
