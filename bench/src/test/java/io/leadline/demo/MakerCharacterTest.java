package io.leadline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.leadline.event.EventSink;
import io.leadline.event.Side;

/** One whole day of the published demo: every maker shows in the events what the roster promises of it. */
final class MakerCharacterTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long RANDOM_EVERY_NS = 5 * SECOND_NS;
    private static final long FIXED_EVERY_NS = 10 * SECOND_NS;
    private static final List<DemoMarket> PERPS = List.of(DemoMarket.SOL, DemoMarket.BTC, DemoMarket.BONK);

    private static final WitnessSink SINK = new WitnessSink();
    private static final PresenceProbe RANDOM = new PresenceProbe(SINK, RANDOM_EVERY_NS, 11);
    private static final PresenceProbe FIXED = new PresenceProbe(SINK, FIXED_EVERY_NS, 0);
    private static DemoCounts counts;

    @BeforeAll
    static void runTheDay()
    {
        SINK.withProbe((from, to) ->
        {
            RANDOM.onTimePasses(from, to);
            FIXED.onTimePasses(from, to);
        });
        counts = DemoDay.run(SINK, DemoDay.SEED);
        System.out.println("whole day: " + counts + " written=" + counts.written() + " plain=" + SINK.plainAdds
            + " anonymous=" + SINK.anonymousAdds);
        for (final DemoMarket market : DemoMarket.ALL)
        {
            System.out.println(market.name() + " volume in USD by account: " + accountNames().stream()
                .map(account -> account + "=" + makerUsd(market, account)).collect(Collectors.joining(" ")));
        }
    }

    @Test
    void shouldFillADayOfEveryKindOfEvent()
    {
        assertThat(counts.written()).isBetween(1_000_000L, 3_000_000L);
        assertThat(counts.adds()).isGreaterThan(100_000);
        assertThat(counts.reduces()).isGreaterThan(1_000);
        assertThat(counts.fills()).isGreaterThan(50_000);
        assertThat(counts.cancels()).isGreaterThan(100_000);
        assertThat(counts.lost()).isGreaterThan(500);
        assertThat(SINK.anonymousAdds).isGreaterThan(100);
        assertThat(SINK.plainAdds).isGreaterThan(SINK.anonymousAdds);
    }

    @Test
    void shouldSeeHarborTightAndSteady()
    {
        for (final DemoMarket market : DemoMarket.ALL)
        {
            final PresenceProbe.Presence harbor = RANDOM.of(market, "harbor-1");
            assertThat(harbor.share(harbor.inTouch20)).isGreaterThan(0.999);
            for (final String other : List.of("granite-1", "swallow-1", "willow-1", "echo-1"))
            {
                assertThat(harbor.spreadBpsE2()).isLessThan(RANDOM.of(market, other).spreadBpsE2());
            }
        }
    }

    @Test
    void shouldSeeGraniteWideAndLarge()
    {
        for (final DemoMarket market : DemoMarket.ALL)
        {
            final PresenceProbe.Presence harbor = RANDOM.of(market, "harbor-1");
            final PresenceProbe.Presence granite = RANDOM.of(market, "granite-1");
            assertThat(granite.share(granite.inMid100)).isGreaterThan(0.99);
            assertThat(granite.averageUsd()).isGreaterThan(4 * harbor.averageUsd());
            assertThat(granite.spreadBpsE2()).isGreaterThan(2 * harbor.spreadBpsE2());
        }
    }

    @Test
    void shouldMissSwallowForAQuarterOfTheDay()
    {
        for (final DemoMarket market : DemoMarket.ALL)
        {
            final PresenceProbe.Presence swallow = RANDOM.of(market, "swallow-1");
            assertThat(swallow.share(swallow.quotesBid)).isCloseTo(0.75, within(0.01));
            assertThat(swallow.share(swallow.quotesAsk)).isCloseTo(0.75, within(0.01));
        }
        final int swallow = SINK.account("swallow-1");
        final long six = DemoDay.START_EPOCH_NS + DemoDay.LENGTH_NS / 4 + 10 * SECOND_NS;
        final long noon = DemoDay.START_EPOCH_NS + DemoDay.LENGTH_NS / 2;
        assertThat(SINK.fills).filteredOn(fill -> fill.maker() == swallow).isNotEmpty()
            .noneMatch(fill -> fill.timeEpochNs() > six && fill.timeEpochNs() < noon);
    }

    @Test
    void shouldSeeWillowOneSidedAtTimes()
    {
        for (final DemoMarket market : DemoMarket.ALL)
        {
            final PresenceProbe.Presence willow = RANDOM.of(market, "willow-1");
            assertThat(willow.share(willow.quotesBoth)).isCloseTo(1 - 150.0 / 900, within(0.01));
            assertThat(willow.share(willow.quotesBid)).isCloseTo(1 - 75.0 / 900, within(0.01));
            assertThat(willow.share(willow.quotesAsk)).isCloseTo(1 - 75.0 / 900, within(0.01));
        }
    }

    @Test
    void shouldNeverCountOutpostAsPresent()
    {
        for (final DemoMarket market : DemoMarket.ALL)
        {
            final PresenceProbe.Presence outpost = RANDOM.of(market, "outpost-1");
            assertThat(outpost.share(outpost.quotesBoth)).isGreaterThan(0.99);
            assertThat(outpost.inAnyTouchBand).isZero();
        }
        assertThat(RANDOM.of(DemoMarket.SOL, "outpost-1").inAnyMidBand).isZero();
        assertThat(RANDOM.of(DemoMarket.BTC, "outpost-1").inAnyMidBand).isZero();
    }

    @Test
    void shouldSeeMoteAsDustAtTheTouch()
    {
        for (final DemoMarket market : DemoMarket.ALL)
        {
            final PresenceProbe.Presence mote = RANDOM.of(market, "mote-1");
            assertThat(mote.share(mote.inTouch20)).isGreaterThan(0.75);
            assertThat(mote.largestAtTouchUsd).isBetween(1L, 200L);
        }
        for (final DemoMarket market : PERPS)
        {
            final PresenceProbe.Presence mote = RANDOM.of(market, "mote-1");
            assertThat(mote.largestAtTouchUsd).isLessThan(market.minTouchUsd());
            assertThat(mote.spreadBpsE2()).isLessThan(RANDOM.of(market, "harbor-1").spreadBpsE2());
        }
    }

    @Test
    void shouldSeeFireflyAtWholeTensOfSecondsButHardlyAtRandomInstants()
    {
        for (final DemoMarket market : DemoMarket.ALL)
        {
            final PresenceProbe.Presence atRandom = RANDOM.of(market, "firefly-1");
            final PresenceProbe.Presence atWholeTens = FIXED.of(market, "firefly-1");
            assertThat(atRandom.share(atRandom.inTouch20)).isBetween(0.02, 0.04);
            assertThat(atWholeTens.share(atWholeTens.inTouch20)).isGreaterThan(0.98);
        }
    }

    @Test
    void shouldSeeEchoTradeWithItselfAndNobodyElse()
    {
        final int quoting = SINK.account("echo-1");
        final int taking = SINK.account("echo-2");
        for (final DemoMarket market : PERPS)
        {
            final long selfUsd = usd(market, SINK.fills.stream()
                .filter(fill -> fill.maker() == quoting && fill.taker() == taking).toList());
            assertThat(selfUsd).isGreaterThan(makerUsd(market, "echo-1") / 2);
        }
        assertThat(SINK.fills).noneMatch(
            fill -> fill.maker() == fill.taker() && fill.maker() != EventSink.NO_ACCOUNT && isMaker(fill.maker()));
        assertThat(SINK.fills).noneMatch(fill -> isMaker(fill.taker()) && fill.taker() != taking);
    }

    @Test
    void shouldMakeVolumesThatTiersCanTellApart()
    {
        final List<String> byVolume = accountNames().stream()
            .sorted(Comparator.comparingLong((String account) -> makerUsd(DemoMarket.SOL, account)).reversed())
            .toList();
        assertThat(byVolume.get(0)).isEqualTo("harbor-1");
        assertThat(makerUsd(DemoMarket.SOL, "harbor-1")).isGreaterThan(3_000_000);
        assertThat(makerUsd(DemoMarket.SOL, "granite-1")).isBetween(2_000_000L, 5_000_000L);
        assertThat(makerUsd(DemoMarket.SOL, "willow-1")).isBetween(1_000_000L, 3_000_000L);
        assertThat(makerUsd(DemoMarket.SOL, "mote-1")).isLessThan(1_000_000);
        assertThat(makerUsd(DemoMarket.BONK, "echo-1")).isGreaterThan(makerUsd(DemoMarket.BONK, "harbor-1"));
    }

    @Test
    void shouldTakeFromBothSides()
    {
        for (int market = 0; market < DemoMarket.ALL.size(); market++)
        {
            final int number = market;
            final long all = SINK.fills.stream().filter(fill -> fill.market() == number).count();
            final long bids = SINK.fills.stream()
                .filter(fill -> fill.market() == number && fill.side() == Side.BID).count();
            assertThat((double)bids / all).isBetween(0.4, 0.6);
        }
    }

    private static boolean isMaker(final int account)
    {
        return account != EventSink.NO_ACCOUNT
            && Roster.ALL.stream().anyMatch(maker -> maker.accounts().contains(SINK.accounts.get(account)));
    }

    private static List<String> accountNames()
    {
        return Roster.ALL.stream().flatMap(maker -> maker.accounts().stream()).distinct().toList();
    }

    private static long makerUsd(final DemoMarket market, final String account)
    {
        final int number = SINK.account(account);

        return usd(market, SINK.fills.stream().filter(fill -> fill.maker() == number).toList());
    }

    private static long usd(final DemoMarket market, final List<WitnessSink.Fill> fills)
    {
        final int number = SINK.markets.indexOf(market.name());

        return fills.stream().filter(fill -> fill.market() == number).mapToLong(WitnessSink.Fill::notional).sum()
            / market.unitsPerUsd();
    }
}
