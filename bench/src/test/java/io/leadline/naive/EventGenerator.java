package io.leadline.naive;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

import io.leadline.config.Ladder;
import io.leadline.config.Market;

/**
 * Random events in the text form: every type, and everything that the contract refuses or calls odd. The same settings
 * and seed give the same events, on every machine. Not thread-safe.
 */
public final class EventGenerator
{
    /** As text and as a number, because the two take different ways inside. */
    private static final List<String> UNKNOWN_IDS = List.of("never-seen", "4000000000000000000");

    private final StreamSettings settings;
    private final Random random;
    private final GeneratedClock clock;
    private final GeneratedNumbers numbers;
    private final List<Ladder> ladders;
    private final List<GeneratedMarket> markets = new ArrayList<>();
    private final Deque<NaiveEvent> pending = new ArrayDeque<>();

    /** A stream of its own; {@link #next()} has no end. */
    public EventGenerator(final StreamSettings settings, final long seed)
    {
        this.settings = settings;
        this.random = new Random(seed);
        this.clock = new GeneratedClock(settings, random);
        this.numbers = new GeneratedNumbers(settings, random);
        this.ladders = settings.configuration().ladders();
        for (final Market market : settings.configuration().markets())
        {
            markets.add(new GeneratedMarket(market, random));
        }
    }

    /** The first events of a seed's stream. */
    public static List<NaiveEvent> events(final StreamSettings settings, final long seed, final int count)
    {
        final EventGenerator generator = new EventGenerator(settings, seed);
        final List<NaiveEvent> events = new ArrayList<>(count);
        while (events.size() < count)
        {
            events.add(generator.next());
        }

        return events;
    }

    /** One more event. */
    public NaiveEvent next()
    {
        if (!pending.isEmpty())
        {
            return pending.remove();
        }
        final long time = clock.next();
        final int kind = random.nextInt(200);
        final GeneratedMarket market = markets.get(random.nextInt(markets.size()));
        market.wander();
        if (kind < 3)
        {
            return NaiveEvent.heartbeat(time, "");
        }
        if (kind < 6)
        {
            return aside(time, market.settings().name(), kind);
        }
        if (kind < 10)
        {
            return control(time, market);
        }
        if (kind < 20)
        {
            return trade(time, market);
        }
        if (kind < (market.isFedByLevels() ? 90 : 20) || numbers.isOdd())
        {
            return level(time, market);
        }

        return ofOrder(time, market);
    }

    private NaiveEvent aside(final long time, final String market, final int kind)
    {
        return switch (kind)
        {
            case 3 -> NaiveEvent.heartbeat(time, market);
            case 4 -> NaiveEvent.heartbeat(time, "DELISTED");
            default -> NaiveEvent.add(
                time, "UN/KNOWN", "1", account(), side(true), new BigDecimal("0.123456789"), BigDecimal.ONE, false);
        };
    }

    private NaiveEvent control(final long time, final GeneratedMarket market)
    {
        final String name = market.settings().name();

        return switch (random.nextInt(9))
        {
            case 0 -> NaiveEvent.status(time, name, NaiveEvent.HALTED);
            case 1, 2 -> NaiveEvent.status(time, name, NaiveEvent.OPEN);
            case 3 -> NaiveEvent.status(time, name, NaiveEvent.STALE);
            default -> clear(time, market);
        };
    }

    /** A clear, at times with a snapshot of the book behind it that carries the same time. */
    private NaiveEvent clear(final long time, final GeneratedMarket market)
    {
        final List<GeneratedMarket.Guess> before = market.allLiving();
        market.forget();
        if (random.nextInt(3) > 0)
        {
            for (final GeneratedMarket.Guess guess : before)
            {
                pending.add(restored(time, market, guess));
            }
        }

        return NaiveEvent.clear(time, market.settings().name());
    }

    private NaiveEvent restored(final long time, final GeneratedMarket market, final GeneratedMarket.Guess guess)
    {
        final String name = market.settings().name();
        final BigDecimal price = numbers.price(market.settings(), guess.priceTicks());
        final BigDecimal size = numbers.size(market.settings(), guess.sizeLots());
        final String side = side(guess.isBid());
        if (market.isFedByLevels() && random.nextBoolean())
        {
            market.levels(guess.isBid()).add(guess.priceTicks());
            return NaiveEvent.level(time, name, side, price, size);
        }
        market.rests(guess);

        return NaiveEvent.add(time, name, guess.id(), account(), side, price, size, random.nextBoolean());
    }

    private NaiveEvent ofOrder(final long time, final GeneratedMarket market)
    {
        if (market.livingCount() == 0)
        {
            return add(time, market);
        }
        final boolean isFull = market.livingCount() > settings.ordersAtOnce();
        final int kind = random.nextInt(100);
        if (kind < (isFull ? 5 : 40))
        {
            return add(time, market);
        }
        if (kind < 52)
        {
            return reduce(time, market);
        }
        if (kind < 68)
        {
            return fill(time, market);
        }

        return kind < 82 ? replace(time, market) : cancel(time, market);
    }

    private NaiveEvent add(final long time, final GeneratedMarket market)
    {
        final boolean onLiveId = market.livingCount() > 0 && numbers.isOdd();
        final String id = onLiveId ? market.anyLiving().id() : market.freshId();
        final boolean isBid = random.nextBoolean();
        final long price = market.priceTicks(isBid, ladders);
        final long size = numbers.sizeLots(market.settings(), price);
        market.rests(new GeneratedMarket.Guess(id, isBid, price, size));

        return NaiveEvent.add(
            time,
            market.settings().name(),
            id,
            account(),
            side(isBid),
            numbers.restingPrice(market.settings(), price),
            numbers.positiveSize(market.settings(), size, price),
            random.nextBoolean());
    }

    private NaiveEvent reduce(final long time, final GeneratedMarket market)
    {
        final GeneratedMarket.Guess guess = market.anyLiving();
        final long size = random.nextInt(6) == 0 ? 0 : numbers.reducedLots(guess.sizeLots());
        if (size == 0)
        {
            market.dies(guess.id());
        }

        return NaiveEvent.reduce(
            time, market.settings().name(), id(guess), numbers.sizeOrZero(market.settings(), size));
    }

    private NaiveEvent fill(final long time, final GeneratedMarket market)
    {
        final GeneratedMarket.Guess guess = market.likelyToLeave();
        final long size = numbers.executedLots(guess.sizeLots());
        if (size >= guess.sizeLots())
        {
            market.dies(guess.id());
        }
        final long price = random.nextBoolean() ? guess.priceTicks() : market.priceTicks(guess.isBid(), ladders);

        return NaiveEvent.fill(
            time,
            market.settings().name(),
            id(guess),
            random.nextInt(3) == 0 ? null : numbers.executedPrice(market.settings(), price),
            numbers.positiveSize(market.settings(), size, price),
            account());
    }

    private NaiveEvent cancel(final long time, final GeneratedMarket market)
    {
        final GeneratedMarket.Guess guess = market.likelyToLeave();
        market.dies(guess.id());

        return NaiveEvent.cancel(time, market.settings().name(), id(guess));
    }

    private NaiveEvent replace(final long time, final GeneratedMarket market)
    {
        final GeneratedMarket.Guess guess = market.anyLiving();
        final String newId = replacingId(market, guess);
        final long price = market.priceTicks(guess.isBid(), ladders);
        final long size = numbers.sizeLots(market.settings(), price);
        final String id = id(guess);
        if (!newId.isEmpty())
        {
            market.dies(guess.id());
        }
        market.rests(new GeneratedMarket.Guess(
            newId.isEmpty() ? guess.id() : newId, guess.isBid(), price, size));

        return NaiveEvent.replace(
            time,
            market.settings().name(),
            id,
            newId,
            numbers.restingPrice(market.settings(), price),
            numbers.positiveSize(market.settings(), size, price));
    }

    private String replacingId(final GeneratedMarket market, final GeneratedMarket.Guess guess)
    {
        if (numbers.isOdd())
        {
            return random.nextInt(3) == 0 ? guess.id() : market.anyLiving().id();
        }

        return random.nextInt(3) == 0 ? "" : market.freshId();
    }

    private NaiveEvent level(final long time, final GeneratedMarket market)
    {
        final boolean isBid = random.nextBoolean();
        final boolean isFull = market.levels(isBid).size() > settings.ordersAtOnce();
        if (!market.levels(isBid).isEmpty() && random.nextInt(3) < (isFull ? 2 : 1))
        {
            return levelChanged(time, market, isBid);
        }
        final long price = market.priceTicks(isBid, ladders);
        if (market.isFedByLevels())
        {
            market.levels(isBid).add(price);
        }

        return level(time, market, isBid, price, numbers.sizeLots(market.settings(), price));
    }

    private NaiveEvent levelChanged(final long time, final GeneratedMarket market, final boolean isBid)
    {
        final List<Long> prices = List.copyOf(market.levels(isBid));
        final long price = prices.get(random.nextInt(prices.size()));
        if (random.nextInt(3) == 0)
        {
            return level(time, market, isBid, price, numbers.sizeLots(market.settings(), price));
        }
        market.levels(isBid).remove(price);

        return level(time, market, isBid, price, 0);
    }

    private NaiveEvent level(
        final long time, final GeneratedMarket market, final boolean isBid, final long price, final long size)
    {
        return NaiveEvent.level(
            time,
            market.settings().name(),
            side(isBid),
            numbers.restingPrice(market.settings(), price),
            numbers.sizeOrZero(market.settings(), size));
    }

    private NaiveEvent trade(final long time, final GeneratedMarket market)
    {
        final long price = market.priceTicks(random.nextBoolean(), ladders);
        final BigDecimal printed = numbers.isOdd() ? null : numbers.executedPrice(market.settings(), price);

        return NaiveEvent.trade(
            time,
            market.settings().name(),
            account(),
            printed,
            numbers.positiveSize(market.settings(), numbers.sizeLots(market.settings(), price), price),
            account());
    }

    private String id(final GeneratedMarket.Guess guess)
    {
        return numbers.isOdd() ? UNKNOWN_IDS.get(random.nextInt(UNKNOWN_IDS.size())) : guess.id();
    }

    private String account()
    {
        final List<String> accounts = settings.accounts();

        return random.nextInt(5) == 0 ? "" : accounts.get(random.nextInt(accounts.size()));
    }

    private static String side(final boolean isBid)
    {
        return isBid ? NaiveEvent.BID : NaiveEvent.ASK;
    }
}
