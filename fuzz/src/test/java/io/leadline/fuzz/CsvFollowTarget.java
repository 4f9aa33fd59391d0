package io.leadline.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.leadline.config.AdapterReader;
import io.leadline.config.AdapterSettings;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.csv.CsvFollow;

/** The text form of events, followed as it grows: files of a folder, or one that is replaced. */
final class CsvFollowTarget implements FuzzTarget
{
    private static final long TIME_EPOCH_NS = 1_760_000_000_026_586_846L;
    /** Time hardly moves, whatever an input says: a day's file is large. */
    private static final long MAX_JUMP_NS = 60_000_000_000L;
    private static final int FILES = 4;
    private static final int FOLDER = 0;
    private static final int NAMED = 1;

    private final Configuration configuration = ConfigurationReader.parse(EventCsvTarget.CONFIGURATION, "fuzz");
    private final AdapterSettings settings = AdapterReader.parse(
        "feed: { csv: { look: 1ms, lag: 10ms, max_line: 5000 } }\n", "fuzz", "csv", CsvFollow.KEYS);
    private final EventLogOfInputs log = new EventLogOfInputs(TIME_EPOCH_NS, MAX_JUMP_NS);
    private final Path folder = new WorkFolder().empty("rows");
    private final List<Path> files =
        IntStream.range(0, FILES).mapToObj(number -> folder.resolve(number + ".csv")).toList();
    private final FollowedFiles followed = new FollowedFiles(files, folder.resolve("growing"), TIME_EPOCH_NS);
    private long rows;

    CsvFollowTarget()
    {
        // Honest rows are taken.
        seeds().forEach(this::read);
        if (rows != 49)
        {
            throw new IllegalStateException(
                "honest rows are not read: rows=" + rows + " problems=" + followed.problems());
        }
    }

    @Override
    public void read(final byte[] input)
    {
        if (input.length == 0)
        {
            return;
        }
        final List<Path> inputs = input[0] == NAMED ? files.subList(0, 2) : List.of(folder);
        rows += followed.run(
            Arrays.copyOfRange(input, 1, input.length), log.next(), sink -> CsvFollow.open(new LiveInputs(
                configuration, settings, inputs, sink, null, followed::nowEpochNs, said -> { })), "rows");
    }

    @Override
    public int changeCount()
    {
        return 300;
    }

    @Override
    public List<byte[]> seeds()
    {
        final byte[] text = EventCsvTarget.EVENTS.getBytes(StandardCharsets.UTF_8);
        final ByteBuffer look = LiveSteps.time(FollowedFiles.TIME, 2);
        final ByteBuffer silence = LiveSteps.time(FollowedFiles.TIME, 2_000);
        final ByteBuffer first = grown(0, Arrays.copyOf(text, 300));
        final ByteBuffer rest = grown(0, Arrays.copyOfRange(text, 300, text.length));
        final ByteBuffer header = grown(1, Arrays.copyOf(text, 78));

        return List.of(
            seed(FOLDER, first, look, rest, silence, header, look, look, grown(1, Arrays.copyOfRange(
                text, text.length - 39, text.length - 1)), grown(2, text), look, look, look),
            seed(NAMED, first, look, rest, look, FollowedFiles.step(FollowedFiles.REPLACE, 0, text), look, look, look),
            seed(FOLDER, first, LiveSteps.raw(FollowedFiles.RESTART, new byte[] {0, 2, 0, 0, -1, 0, 0}), rest, look,
                FollowedFiles.step(FollowedFiles.DELETE, 0, new byte[0]), look, silence),
            seed(FOLDER, first, FollowedFiles.step(FollowedFiles.CUT, 0, new byte[] {0, 90}), look, rest));
    }

    private static ByteBuffer grown(final int file, final byte[] bytes)
    {
        return FollowedFiles.step(FollowedFiles.GROW, file, bytes);
    }

    private static byte[] seed(final int kind, final ByteBuffer... steps)
    {
        final byte[] joined = DocumentList.join(List.of(steps), 1 << 14);

        return ByteBuffer.allocate(1 + joined.length).put((byte)kind).put(joined).array();
    }
}
