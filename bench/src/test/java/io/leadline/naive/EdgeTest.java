package io.leadline.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

import io.leadline.measure.MarketStatus;

import org.junit.jupiter.api.Test;

class EdgeTest
{
    private static final long SEED = 20_260_301L;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    @Test
    void shouldHoldThePriceOnAnEdgeInsideAndOneTickBeyondOutside()
    {
        final List<EdgeCase> cases = EdgeCase.all(SEED);

        assertThat(cases).hasSizeGreaterThan(150_000);
        assertThat(cases).filteredOn(edge -> edge.isInside() != naive(edge)).as("seed=" + SEED).isEmpty();
    }

    @Test
    void shouldNotMoveAnEdgeWithTheUnitOfPrices()
    {
        final BigDecimal tick = new BigDecimal("0.0001");
        for (final EdgeCase edge : EdgeCase.all(SEED + 1))
        {
            final boolean inDecimals = Edge.isInside(
                edge.isBid(),
                BigDecimal.valueOf(edge.priceTicks()).multiply(tick),
                BigDecimal.valueOf(edge.referenceHalfTicks()).multiply(HALF).multiply(tick),
                Edge.bps(edge.edgeBpsE2()));

            assertThat(inDecimals).as("%s", edge).isEqualTo(edge.isInside());
        }
    }

    @Test
    void shouldKnowEdgesThatWereWorkedOutByHand()
    {
        // 0.75 bps of 40,000 is 3; 7.5 bps of 4,000 is 3; 250 bps of 200 is 5.
        assertThat(isBidInside("39997", "40000", 75)).isTrue();
        assertThat(isBidInside("39996", "40000", 75)).isFalse();
        assertThat(isBidInside("3997", "4000", 750)).isTrue();
        assertThat(isBidInside("3996.5", "4000", 750)).isFalse();
        assertThat(isBidInside("195", "200", 25_000)).isTrue();
        assertThat(isBidInside("194.99", "200", 25_000)).isFalse();
        assertThat(isBidInside("201", "200", 0)).isTrue();
        assertThat(isBidInside("199.99", "200", 0)).isFalse();
    }

    @Test
    void shouldFillEveryBandOfABookOfEdgesDifferently()
    {
        final List<NaiveSnapshot> snapshots =
            NaiveLeadline.run(EdgeStream.configuration(), EdgeStream.events(SEED, 400)).snapshots();
        final long wideBooks = snapshots.stream()
            .filter(snapshot -> snapshot.book().bestBid().compareTo(BigDecimal.valueOf(40_000)) >= 0)
            .peek(snapshot -> assertThat(snapshot.status()).isEqualTo(MarketStatus.OK))
            .filter(snapshot -> snapshot.book().bands().stream().distinct().count() > 50)
            .count();

        assertThat(snapshots).hasSize(400);
        assertThat(wideBooks).isGreaterThan(150);
    }

    private static boolean isBidInside(final String price, final String reference, final int edgeBpsE2)
    {
        return Edge.isInside(true, new BigDecimal(price), new BigDecimal(reference), Edge.bps(edgeBpsE2));
    }

    private static boolean naive(final EdgeCase edge)
    {
        return Edge.isInside(
            edge.isBid(),
            BigDecimal.valueOf(edge.priceTicks()),
            BigDecimal.valueOf(edge.referenceHalfTicks()).multiply(HALF),
            Edge.bps(edge.edgeBpsE2()));
    }
}
