package io.leadline.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.config.Configuration;
import io.leadline.config.Market;

import org.junit.jupiter.api.Test;

/** The whole book must not change when the same story is told in levels instead of orders. */
class NaiveSymmetryTest
{
    private static final int STREAMS = 30;
    private static final int EVENTS = 600;

    @Test
    void shouldMeasureTheSameWholeBookFromLevelsAsFromOrders()
    {
        int compared = 0;
        for (long seed = 0; seed < STREAMS; seed++)
        {
            final StreamSettings settings = withoutHugeSizes(RandomSettings.draw(seed));
            final Configuration orders = fedBy(settings.configuration(), Market.BookKind.ORDERS);
            final List<NaiveEvent> events = EventGenerator.events(settings, seed, EVENTS);
            final List<NaiveEvent> levels = new LevelTeller(orders).tell(events);

            final List<String> fromOrders = books(NaiveLeadline.run(orders, events));
            final List<String> fromLevels =
                books(NaiveLeadline.run(fedBy(settings.configuration(), Market.BookKind.LEVELS), levels));

            assertThat(fromLevels).as("seed=" + seed).isEqualTo(fromOrders);
            compared += fromOrders.size();
        }

        assertThat(compared).isGreaterThan(STREAMS * EVENTS / 20);
    }

    /** The sum of huge orders is more than a level may hold. */
    private static StreamSettings withoutHugeSizes(final StreamSettings settings)
    {
        return new StreamSettings(
            settings.configuration(),
            settings.startEpochNs(),
            settings.meanStepNs(),
            settings.oddPerMille(),
            0,
            settings.ordersAtOnce(),
            settings.accounts());
    }

    private static List<String> books(final NaiveResult result)
    {
        return result.snapshots().stream()
            .map(snapshot -> snapshot.timeEpochNs() + snapshot.market() + text(snapshot.book().bestBid())
                + text(snapshot.book().bestAsk())
                + snapshot.book().bands().stream().map(NaiveSymmetryTest::text).toList())
            .toList();
    }

    private static String text(final BigDecimal value)
    {
        return value == null ? "-" : value.stripTrailingZeros().toPlainString() + ' ';
    }

    private static Configuration fedBy(final Configuration configuration, final Market.BookKind book)
    {
        final List<Market> markets = configuration.markets().stream()
            .map(market -> new Market(
                market.name(),
                market.tick(),
                market.lot(),
                book,
                market.minTouchNotional(),
                market.multiplier(),
                market.quote(),
                market.venueId(),
                null,
                null))
            .toList();

        return new Configuration(
            configuration.venue(),
            markets,
            configuration.ladders(),
            configuration.schedule(),
            configuration.feed(),
            configuration.detail(),
            configuration.makers(),
            configuration.limits());
    }

    /** Tells what a stream of orders does to the whole book as levels, one event for each price that it touches. */
    private static final class LevelTeller
    {
        private final Map<String, NaiveMarket> markets = new HashMap<>();

        LevelTeller(final Configuration orders)
        {
            orders.markets().forEach(market ->
                markets.put(market.name(), new NaiveMarket(market, orders.makers(), new NaiveCounters())));
        }

        List<NaiveEvent> tell(final List<NaiveEvent> events)
        {
            final List<NaiveEvent> told = new ArrayList<>();
            for (final NaiveEvent event : events)
            {
                told.add(NaiveEvent.heartbeat(event.timeEpochNs(), event.market()));
                final NaiveMarket market = markets.get(event.market());
                if (market != null)
                {
                    tell(told, event, market);
                }
            }

            return told;
        }

        private static void tell(final List<NaiveEvent> told, final NaiveEvent event, final NaiveMarket market)
        {
            final Map<BigDecimal, BigDecimal> bidsBefore = sizes(market, true);
            final Map<BigDecimal, BigDecimal> asksBefore = sizes(market, false);
            market.apply(event);
            tellSide(told, event, NaiveEvent.BID, bidsBefore, sizes(market, true));
            tellSide(told, event, NaiveEvent.ASK, asksBefore, sizes(market, false));
        }

        private static void tellSide(
            final List<NaiveEvent> told,
            final NaiveEvent event,
            final String side,
            final Map<BigDecimal, BigDecimal> before,
            final Map<BigDecimal, BigDecimal> after)
        {
            after.forEach((price, size) ->
            {
                if (!size.equals(before.get(price)))
                {
                    told.add(NaiveEvent.level(event.timeEpochNs(), event.market(), side, price, size));
                }
            });
            before.keySet().stream()
                .filter(price -> !after.containsKey(price))
                .forEach(price -> told.add(
                    NaiveEvent.level(event.timeEpochNs(), event.market(), side, price, BigDecimal.ZERO)));
        }

        private static Map<BigDecimal, BigDecimal> sizes(final NaiveMarket market, final boolean isBid)
        {
            final Map<BigDecimal, BigDecimal> sizes = new HashMap<>();
            market.wholeBook().stream()
                .filter(rest -> rest.isBid() == isBid)
                .forEach(rest -> sizes.merge(
                    rest.price().stripTrailingZeros(), rest.size().stripTrailingZeros(), NaiveSymmetryTest::sum));

            return sizes;
        }
    }

    private static BigDecimal sum(final BigDecimal a, final BigDecimal b)
    {
        return a.add(b).stripTrailingZeros();
    }
}
