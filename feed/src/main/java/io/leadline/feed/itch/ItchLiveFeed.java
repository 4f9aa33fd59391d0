package io.leadline.feed.itch;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.leadline.config.AdapterKey;
import io.leadline.config.AdapterSettings;
import io.leadline.config.AdapterSettings.Address;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.ReceiptTimes;
import io.leadline.feed.moldudp64.MoldSettings;
import io.leadline.problem.BadInputException;

import org.agrona.concurrent.EpochNanoClock;

/** TotalView-ITCH 5.0 over MoldUDP64 as an operator configures it, with snapshots from GLIMPSE where it is there. */
public final class ItchLiveFeed implements LiveFeed
{
    /** Of its section of a configuration. */
    public static final String NAME = "itch";

    private static final AdapterKey<Address> GLIMPSE = AdapterKey.address(
        "glimpse", AdapterKey.NONE, "server of snapshots, for sessions joined in the middle and messages lost");
    private static final AdapterKey<Path> GLIMPSE_LOGIN = AdapterKey.path(
        "glimpse_login", AdapterKey.NONE, "file with user and password for it, a line each, of mode 600");
    private static final AdapterKey<Long> GLIMPSE_RETRY = AdapterKey.duration(
        "glimpse_retry", "10s", "the least time between two snapshots");
    private static final AdapterKey<Long> GLIMPSE_TIMEOUT = AdapterKey.duration(
        "glimpse_timeout", "60s", "the most time that a snapshot may take");
    /** Of recordings, too. */
    static final AdapterKey<Path> POSITIONS = AdapterKey.path(
        "positions", AdapterKey.NONE,
        "folder for the enrolment list: the venue's market makers of configured stocks, a CSV a day");
    /** Where it stands in a configuration. */
    static final String POSITIONS_KEY = "feed." + NAME + "." + POSITIONS.name();

    /** What its section of a configuration may say. */
    public static final List<AdapterKey<?>> KEYS = keys();

    private final ItchLive live;
    /** Null where there is no server of snapshots. */
    private final GlimpseClient glimpse;
    private final EpochNanoClock clock;
    private final Consumer<String> diagnostics;
    private final ReceiptTimes receipts = new ReceiptTimes();
    private boolean wasSilent;

    private ItchLiveFeed(
        final ItchLive live, final GlimpseClient glimpse, final EpochNanoClock clock,
        final Consumer<String> diagnostics)
    {
        this.live = live;
        this.glimpse = glimpse;
        this.clock = clock;
        this.diagnostics = diagnostics;
    }

    private static List<AdapterKey<?>> keys()
    {
        final List<AdapterKey<?>> keys = new ArrayList<>(MoldSettings.KEYS);
        keys.addAll(List.of(GLIMPSE, GLIMPSE_LOGIN, GLIMPSE_RETRY, GLIMPSE_TIMEOUT, POSITIONS));

        return List.copyOf(keys);
    }

    /**
     * Opens the lines.
     *
     * @throws BadInputException               when a setting cannot be kept, or a market cannot be one of this venue.
     * @throws java.io.UncheckedIOException when a socket cannot be opened, bound or joined.
     */
    public static LiveFeed open(final LiveInputs inputs)
    {
        final AdapterSettings settings = inputs.settings();
        final MoldSettings mold = MoldSettings.of(settings, NAME);
        final InetSocketAddress server = glimpse(settings.value(GLIMPSE));
        final Path loginFile = settings.value(GLIMPSE_LOGIN);
        final GlimpseLogin login = loginFile == null ? GlimpseLogin.NONE : GlimpseLogin.read(loginFile);
        final EnrolmentList list = PositionFiles.of(
            settings.value(POSITIONS), POSITIONS_KEY, failure -> inputs.diagnostics().accept(failure.getMessage()));
        final ItchLive live = new ItchLive(
            inputs.configuration(), mold.lines(), mold.requestServer(), mold.limits(), mold.lagNs(), list,
            inputs.sink());

        return new ItchLiveFeed(
            live,
            server == null ? null : new GlimpseClient(
                live, server, login, settings.value(GLIMPSE_RETRY), settings.value(GLIMPSE_TIMEOUT),
                inputs.diagnostics()),
            inputs.clock(), inputs.diagnostics());
    }

    private static InetSocketAddress glimpse(final Address address)
    {
        final List<String> problems = new ArrayList<>();
        final InetSocketAddress server = address == null ?
            null : MoldSettings.resolved("feed." + NAME + "." + GLIMPSE.name(), address, problems);
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }

        return server;
    }

    @Override
    public int doWork()
    {
        final long nowEpochNs = clock.nanoTime();
        final long begunNs = System.nanoTime();
        final int count = live.doWork(nowEpochNs);
        if (count > 0)
        {
            receipts.onWritten(begunNs, System.nanoTime());
        }
        if (live.isSilent() != wasSilent)
        {
            wasSilent = live.isSilent();
            diagnostics.accept(wasSilent ? "lines are silent" : "lines are heard again");
        }

        return count + (glimpse == null ? 0 : glimpse.doWork(nowEpochNs));
    }

    @Override
    public FeedCounters counters()
    {
        return live.counters();
    }

    @Override
    public ReceiptTimes receipts()
    {
        return receipts;
    }

    @Override
    public void close()
    {
        if (glimpse != null)
        {
            glimpse.close();
        }
        live.close();
    }
}
