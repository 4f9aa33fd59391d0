package io.leadline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import io.leadline.demo.MakerCharacter.Reference;
import io.leadline.event.Side;

final class QuotePricesTest
{
    private final SimulatedExchange exchange = new SimulatedExchange(
        DemoMarket.SOL, 0, new VenueFeed(RecordingSinks.into(new ArrayList<>()), 0));
    private final FairPrice fair = new FairPrice(DemoMarket.SOL, new Dice(1, "fair"));
    private final QuotePrices prices = new QuotePrices(exchange, fair);

    @Test
    void shouldRoundAwayFromTheFairPrice()
    {
        // 1.5 bps of 18,000 ticks are 2.7.
        assertThat(prices.priceTicks(Reference.FAIR, Side.BID, 150)).isEqualTo(17_997);
        assertThat(prices.priceTicks(Reference.FAIR, Side.ASK, 150)).isEqualTo(18_003);
        assertThat(prices.distanceTicks(Reference.FAIR, 150)).isEqualTo(2);
    }

    @Test
    void shouldHaveNoPriceWithoutItsReference()
    {
        quote(Side.BID, 17_990);

        assertThat(prices.priceTicks(Reference.TOUCH, Side.ASK, 2_300)).isEqualTo(QuotePrices.NO_PRICE);
        assertThat(prices.priceTicks(Reference.INSIDE_TOUCH, Side.ASK, 0)).isEqualTo(QuotePrices.NO_PRICE);
        assertThat(prices.priceTicks(Reference.MID, Side.BID, 10_300)).isEqualTo(QuotePrices.NO_PRICE);
        assertThat(prices.priceTicks(Reference.TOUCH, Side.BID, 2_300)).isEqualTo(17_990 - 42);
    }

    @Test
    void shouldMeasureFromTheMidInHalfTicks()
    {
        quote(Side.BID, 18_000);
        quote(Side.ASK, 18_001);

        // 103 bps of 18,000.5 are 185.40515 ticks.
        assertThat(prices.priceTicks(Reference.MID, Side.BID, 10_300)).isEqualTo(17_815);
        assertThat(prices.priceTicks(Reference.MID, Side.ASK, 10_300)).isEqualTo(18_186);
    }

    @Test
    void shouldStepInsideTheTouchAndSlideOffTheOtherSide()
    {
        quote(Side.BID, 18_000);
        quote(Side.ASK, 18_001);

        assertThat(prices.priceTicks(Reference.INSIDE_TOUCH, Side.BID, 0)).isEqualTo(18_001);
        assertThat(prices.slidTicks(Side.BID, 18_001)).isEqualTo(18_000);
        assertThat(prices.slidTicks(Side.ASK, 17_950)).isEqualTo(18_001);
        assertThat(prices.slidTicks(Side.ASK, 18_050)).isEqualTo(18_050);
    }

    private void quote(final int side, final long priceTicks)
    {
        exchange.quote(0, 0, side, priceTicks, DemoMarket.SOL.lots(5_000, priceTicks));
    }
}
