package io.leadline.feed.itch;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.leadline.config.AdapterSettings;
import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.Recording;
import io.leadline.feed.moldudp64.MoldCounters;
import io.leadline.feed.moldudp64.MoldLimits;
import io.leadline.feed.moldudp64.MoldStream;
import io.leadline.feed.pcap.CaptureReader;
import io.leadline.feed.pcap.Datagram;
import io.leadline.problem.BadInputException;

/**
 * Recordings of TotalView-ITCH 5.0, told apart by their content:
 * <ul>
 * <li>captures of its lines, in any number: merged by time, so that what one line lacks another fills;</li>
 * <li>beside captures, GLIMPSE snapshots, each taken at its place in the sequence;</li>
 * <li>or day files, one after the other. Their messages do not say of which day they are: the file's name does, where
 *     it is the venue's own, or the user.</li>
 * </ul>
 */
public final class ItchFeed implements Feed
{
    private final Configuration configuration;
    private final List<Recording> recordings;
    private final MoldLimits limits;
    /** Null where nobody asks for the enrolment list. */
    private final Path positions;
    private final FeedCounters counters = new FeedCounters();
    private final Counter captureFiles = counters.add("capture_files");
    private final Counter dayFiles = counters.add("day_files");
    private final Counter snapshotFiles = counters.add("snapshot_files");
    private final Counter capturePackets = counters.add("captured");
    /** Captured packets that are no whole UDP datagrams. */
    private final Counter notDatagrams = counters.add("captured_no_datagram");
    private final Counter cutPackets = counters.add("captured_cut");
    private final MoldCounters moldCounters = new MoldCounters(counters);
    private final ItchCounters itchCounters = new ItchCounters(counters);

    /** A feed of these recordings, which are opened when it runs. */
    public ItchFeed(final Configuration configuration, final List<Recording> recordings)
    {
        this(configuration, recordings, MoldLimits.DEFAULT);
    }

    /** A feed that writes the enrolment list where its section of the configuration says. */
    public ItchFeed(
        final Configuration configuration, final AdapterSettings settings, final List<Recording> recordings)
    {
        this(configuration, recordings, MoldLimits.DEFAULT, settings.value(ItchLiveFeed.POSITIONS));
    }

    /** A feed that waits for missing packets in its own way. */
    public ItchFeed(final Configuration configuration, final List<Recording> recordings, final MoldLimits limits)
    {
        this(configuration, recordings, limits, null);
    }

    private ItchFeed(
        final Configuration configuration, final List<Recording> recordings, final MoldLimits limits,
        final Path positions)
    {
        this.configuration = configuration;
        this.recordings = List.copyOf(recordings);
        this.limits = limits;
        this.positions = positions;
    }

    @Override
    public FeedCounters counters()
    {
        return counters;
    }

    @Override
    public void run(final EventSink sink)
    {
        final List<ItchFile> files = probe();
        captureFiles.increase(of(files, ItchFile.Kind.CAPTURE).size());
        dayFiles.increase(of(files, ItchFile.Kind.DAY).size());
        snapshotFiles.increase(of(files, ItchFile.Kind.SNAPSHOT).size());
        try (EnrolmentList list = PositionFiles.of(positions, ItchLiveFeed.POSITIONS_KEY, failure ->
        {
            throw failure;
        }))
        {
            if (captureFiles.count() > 0)
            {
                readCaptures(files, sink, list);
            }
            else
            {
                readDays(files, sink, list);
            }
        }
        catch (final BadInputException malformed)
        {
            sink.flush();
            throw malformed;
        }
        sink.flush();
    }

    /** All files are looked into before anything is written. */
    private List<ItchFile> probe()
    {
        final List<ItchFile> files = new ArrayList<>();
        final List<String> problems = new ArrayList<>();
        for (final Recording recording : recordings)
        {
            try
            {
                files.add(ItchFile.probe(recording));
            }
            catch (final BadInputException bad)
            {
                problems.addAll(bad.problems());
            }
        }
        final boolean hasSequence = !of(files, ItchFile.Kind.CAPTURE).isEmpty();
        for (final ItchFile file : files)
        {
            final String problem = problem(file, hasSequence, files.size());
            if (problem != null)
            {
                problems.add(problem + ": path=" + file.recording());
            }
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }

        return files;
    }

    private static String problem(final ItchFile file, final boolean hasSequence, final int fileCount)
    {
        if (file.kind() == ItchFile.Kind.CAPTURE)
        {
            return null;
        }
        if (file.kind() == ItchFile.Kind.DAY && hasSequence)
        {
            return "day file beside captures";
        }
        if (file.kind() == ItchFile.Kind.SNAPSHOT && !hasSequence && fileCount > 1)
        {
            return "snapshot beside other inputs needs captures, whose messages are numbered";
        }

        return hasSequence || file.day() != null ?
            null : "day of the messages is not known: allowed=--date or the venue's name of a day's file";
    }

    private static List<ItchFile> of(final List<ItchFile> files, final ItchFile.Kind kind)
    {
        return files.stream().filter(file -> file.kind() == kind).toList();
    }

    private void readDays(final List<ItchFile> files, final EventSink sink, final EnrolmentList list)
    {
        final ItchSession session = session(null, sink, list);
        for (final ItchFile file : files)
        {
            session.day(file.day());
            if (file.kind() == ItchFile.Kind.SNAPSHOT)
            {
                load(file, session);
                session.takeSnapshotAlone();
            }
            else
            {
                readDay(file, session);
            }
        }
    }

    private ItchSession session(final LocalDate date, final EventSink sink, final EnrolmentList list)
    {
        return new ItchSession(configuration, date, sink, itchCounters, ItchSession.HEARTBEAT_LAG_NS, list);
    }

    private static void readDay(final ItchFile file, final ItchSession session)
    {
        try (BinaryFile messages = new BinaryFile(file.recording()))
        {
            session.onJoin(1);
            while (messages.next())
            {
                session.onMessage(messages.buffer(), messages.offset(), messages.length(), messages.count(), 0);
            }
        }
        session.onEnd();
    }

    private static void load(final ItchFile file, final ItchSession session)
    {
        session.beginSnapshot();
        try (BinaryFile messages = new BinaryFile(file.recording()))
        {
            boolean isOpen = true;
            while (isOpen && messages.next())
            {
                isOpen = session.onSnapshotMessage(messages.buffer(), messages.offset(), messages.length());
            }
        }
    }

    private void readCaptures(final List<ItchFile> files, final EventSink sink, final EnrolmentList list)
    {
        final List<ItchFile> snapshots = of(files, ItchFile.Kind.SNAPSHOT).stream()
            .sorted(Comparator.comparingLong(ItchFile::nextSequence))
            .toList();
        final ItchSession session = session(recordings.get(0).day(), sink, list);
        final MoldStream stream = new MoldStream(limits, session, moldCounters);
        int nextSnapshot = 0;
        try (CaptureMerge captures = new CaptureMerge(of(files, ItchFile.Kind.CAPTURE)))
        {
            final Datagram datagram = new Datagram();
            for (CaptureReader capture = captures.next(); capture != null; capture = captures.next())
            {
                if (nextSnapshot < snapshots.size() && session.snapshotSequence() == Glimpse.NONE)
                {
                    load(snapshots.get(nextSnapshot++), session);
                }
                take(capture, datagram, stream);
            }
        }
        stream.onEndOfInput();
    }

    private void take(final CaptureReader capture, final Datagram datagram, final MoldStream stream)
    {
        capturePackets.increment();
        if (capture.isCut())
        {
            cutPackets.increment();
        }
        if (datagram.find(capture.packet(), capture.length(), capture.linkType()))
        {
            stream.onPacket(capture.packet(), datagram.offset(), datagram.length(), capture.timeEpochNs());
        }
        else
        {
            notDatagrams.increment();
        }
    }
}
