package io.leadline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.leadline.event.Side;

final class ArbitrageurTest
{
    private static final int MAKER = 1;
    private static final int ARBITRAGEUR = 2;

    private final List<String> lines = new ArrayList<>();
    private final SimulatedExchange exchange =
        new SimulatedExchange(DemoMarket.SOL, 0, new VenueFeed(RecordingSinks.into(lines), 0));
    private final Arbitrageur arbitrageur = new Arbitrageur(
        ARBITRAGEUR, exchange, new FairPrice(DemoMarket.SOL, new Dice(1, "fair")), new Agenda(), new Dice(1, "arb"));

    @Test
    void shouldTakeWhatIsWorthOneBasisPointAndLeaveTheRest()
    {
        // Fair is 18,000; one basis point is 1.8 ticks.
        exchange.quote(0, MAKER, Side.BID, 18_002, 1);
        exchange.quote(0, MAKER, Side.BID, 18_003, 1);
        exchange.quote(0, MAKER, Side.BID, 18_001, 1);
        lines.clear();

        arbitrageur.look(5);

        assertThat(lines).containsExactly("fill 5 0 2 18003 1 2 0", "fill 5 0 1 18002 1 2 0");
    }

    @Test
    void shouldBuyBelowTheFairPriceOnly()
    {
        exchange.quote(0, MAKER, Side.ASK, 17_998, 1);
        exchange.quote(0, MAKER, Side.ASK, 17_999, 1);
        lines.clear();

        arbitrageur.look(5);

        assertThat(lines).containsExactly("fill 5 0 1 17998 1 2 0");
    }
}
