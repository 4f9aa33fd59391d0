package io.leadline.proof.dispute;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.leadline.book.FeedBooks;
import io.leadline.book.MarketBook;
import io.leadline.command.IsoTime;
import io.leadline.command.Progress;
import io.leadline.config.Configuration;
import io.leadline.config.Makers.Maker;
import io.leadline.config.Market;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventType;
import io.leadline.log.DocumentTailer;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;
import io.leadline.problem.BadInputException;
import io.leadline.proof.dispute.EventView.LoggedEvent;
import io.leadline.snapshot.Snapshot;

/**
 * Replays an event log through the sampler's own books up to one instant, measures the market as the sampler does, and
 * goes on for a while to see what becomes of the maker's orders. Single thread.
 */
final class BookReplay implements EventHandler
{
    private static final int FORGET_EVERY = 1 << 12;

    private final Configuration configuration;
    private final MeasureLayout layout;
    private final Snapshot logged;
    private final String maker;
    private final long aroundNs;
    private final int market;
    private final FeedBooks books;
    private final Units units;
    private final EventWords words;
    private final OrderLives lives;
    private final Set<Integer> ownAccounts = new HashSet<>();
    private final List<String> marketNames = new ArrayList<>();
    private Set<Long> restingThen;
    private LoggedEvent last;
    private LoggedEvent lastOfMarket;
    private EventView view;
    private long eventCount;
    private boolean isOver;

    private BookReplay(final MarketLog log, final String maker, final long aroundNs)
    {
        configuration = log.configuration();
        layout = log.layout();
        logged = log.snapshot();
        this.maker = maker;
        this.aroundNs = aroundNs;
        market = logged.market();
        books = new FeedBooks(configuration);
        units = new Units(log.market());
        words = new EventWords(units);
        lives = new OrderLives(words);
    }

    /**
     * Replays.
     *
     * @param log      at the snapshot of the instant.
     * @param events   folder of the event log that the snapshot log was made from.
     * @param aroundNs how long before and behind the instant orders that do not rest at it are told of.
     * @throws BadInputException when the event log ends before the instant.
     */
    static EventView view(
        final MarketLog log, final String maker, final Path events, final long aroundNs, final boolean isQuiet)
    {
        if (!DocumentTailer.isLog(events))
        {
            throw new BadInputException("no event log in folder: --events=" + events);
        }
        final BookReplay replay = new BookReplay(log, maker, aroundNs);
        try (EventLogReader reader = new EventLogReader(events);
            Progress progress = Progress.start("replay", " documents", -1, isQuiet))
        {
            while (!replay.isOver && reader.pollToEnd(replay))
            {
                progress.done(reader.documentCount());
            }

            return replay.result(events);
        }
        finally
        {
            replay.books.close();
        }
    }

    private EventView result(final Path events)
    {
        if (view == null)
        {
            throw new BadInputException("event log ends before the instant: --events=" + events + " instant="
                + IsoTime.text(logged.timeEpochNs())
                + (last == null ? "" : " last=" + IsoTime.text(last.timeEpochNs())));
        }

        return new EventView(
            view.levels(), view.levelsBeyond(), lives.lives(restingThen), view.lastEvent(), view.lastOfMarket(),
            view.differences());
    }

    @Override
    public void onMarket(final int number, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        while (marketNames.size() <= number)
        {
            marketNames.add("");
        }
        marketNames.set(number, name);
        books.onMarket(number, name, tick, lot);
    }

    @Override
    public void onAccount(final int number, final String name)
    {
        books.onAccount(number, name);
        final boolean isOwn = configuration.makers().isAll()
            ? name.equals(maker)
            : configuration.makers().makers().stream()
                .filter(entry -> entry.name().equals(maker))
                .map(Maker::accounts)
                .anyMatch(accounts -> accounts.contains(name));
        if (isOwn)
        {
            ownAccounts.add(number);
        }
    }

    @Override
    public void onOrderId(final int number, final long orderId, final String text)
    {
        if (configuration.markets().get(market).name().equals(marketNames.get(number)))
        {
            words.define(orderId, text);
        }
    }

    @Override
    public void onEvent(final Event event)
    {
        if (isOver)
        {
            return;
        }
        // As the sampler has it: a hole first, then the instants before the event, then the event.
        if (books.isAfterHole(event))
        {
            books.onHole();
        }
        if (view == null && event.timeEpochNs() > logged.timeEpochNs())
        {
            measure();
        }
        if (event.timeEpochNs() - aroundNs > logged.timeEpochNs())
        {
            isOver = true;
            return;
        }
        apply(event);
    }

    private void apply(final Event event)
    {
        final int at = books.marketOf(event);
        books.apply(event, at);
        if (view == null)
        {
            last = words.logged(event, at == market ? words.named(event) : ofAnother(event));
        }
        if (at == market)
        {
            lastOfMarket = view == null ? last : lastOfMarket;
            final boolean isOwn = event.type() == EventType.ADD && ownAccounts.contains(event.account());
            lives.onEvent(event, isOwn, orders());
        }
        if (++eventCount % FORGET_EVERY == 0)
        {
            lives.forgetBefore(logged.timeEpochNs() - aroundNs);
        }
    }

    private String ofAnother(final Event event)
    {
        return EventType.name(event.type()) + (event.market() < 0 ? "" : " of " + marketNames.get(event.market()));
    }

    private OwnOrders orders()
    {
        return new OwnOrders(books.book(market), ownMaker());
    }

    /** The maker's number in the market. */
    private int ownMaker()
    {
        final MarketBook book = books.book(market);
        for (int number = 1; number < book.makerCount(); number++)
        {
            if (books.makerName(book.globalMaker(number)).equals(maker))
            {
                return number;
            }
        }

        return MarketBook.UNTRACKED;
    }

    private void measure()
    {
        final Market definition = configuration.markets().get(market);
        final MarketBook book = books.book(market);
        final long silenceNs = configuration.feed().maxSilenceNs();
        final boolean isSilent = silenceNs > 0 && logged.timeEpochNs() - books.lastTimeEpochNs() > silenceNs;
        final MarketMeasure measure =
            new MarketMeasure(layout, configuration.detail() == Configuration.Detail.ORDERS);
        new Measurer(layout).measure(book, measure, definition.minTouchTickLots(), isSilent);
        lives.forgetBefore(logged.timeEpochNs() - aroundNs);
        restingThen = lives.resting();
        final BookLevels levels = new BookLevels(book, orders(), units, layout);
        final List<String> differences =
            new ArrayList<>(new RecordCheck(logged, layout, units).differences(books, book, measure));
        checkOrders(differences);
        view = new EventView(
            levels.around(logged), levels.beyondCount(), List.of(), last, lastOfMarket, differences);
    }

    /** Whether the orders that are told of are those that rest. */
    private void checkOrders(final List<String> differences)
    {
        final int[] count = new int[1];
        orders().forEach((id, side, priceTicks, sizeLots) -> count[0]++);
        if (count[0] != restingThen.size())
        {
            differences.add("resting orders of the maker: book=" + count[0] + " told=" + restingThen.size());
        }
    }
}
