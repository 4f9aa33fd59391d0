package io.leadline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leadline.event.Side;

final class SelfTraderTest
{
    private static final long REACTED_NS = 2_000_001;
    private static final int OTHER = 1;
    private static final int QUOTING = 2;
    private static final int TAKING = 3;

    private final List<String> lines = new ArrayList<>();
    private final SimulatedExchange exchange =
        new SimulatedExchange(DemoMarket.SOL, 0, new VenueFeed(RecordingSinks.into(lines), 0));
    private final Agenda agenda = new Agenda();
    private final SelfTrader trader = new SelfTrader(QUOTING, TAKING, 900, exchange, agenda, new Dice(5, "self"));

    @BeforeEach
    void spread()
    {
        exchange.quote(0, OTHER, Side.BID, 17_990, 100);
        exchange.quote(0, OTHER, Side.ASK, 18_010, 100);
        lines.clear();
    }

    @Test
    void shouldTakeItsOwnQuoteInsideTheSpread()
    {
        agenda.at(0, trader::look);
        run(REACTED_NS);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("add 0 0 3 " + QUOTING + " ");
        assertThat(lines.get(1)).startsWith("fill 2000000 0 3 ").endsWith(" " + TAKING + " 0");
        assertThat(exchange.order(3)).isNull();
    }

    @Test
    void shouldLeaveNothingBehindWhenSomebodyElseIsBetterByThen()
    {
        agenda.at(0, trader::look);
        run(1);
        final RestingOrder own = exchange.order(3);
        final long better = own.side() == Side.BID ? own.priceTicks() + 1 : own.priceTicks() - 1;
        exchange.quote(1, OTHER, own.side(), better, own.sizeLots() / 2);
        lines.clear();

        run(REACTED_NS);

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("fill 2000000 0 4 ");
        assertThat(lines.get(1)).startsWith("fill 2000000 0 3 ");
        assertThat(lines.get(2)).isEqualTo("cancel 2000000 0 3");
    }

    @Test
    void shouldDoNothingWithoutRoom()
    {
        exchange.quote(0, OTHER, Side.BID, 18_009, 100);
        lines.clear();

        agenda.at(0, trader::look);
        run(REACTED_NS);

        assertThat(lines).isEmpty();
    }

    @Test
    void shouldWaitForTheEndOfAHalt()
    {
        agenda.at(0, trader::look);
        run(1);
        exchange.setHalted(1, true);
        run(REACTED_NS);
        exchange.setHalted(REACTED_NS, false);
        lines.clear();

        run(1_100_000_000);

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("fill 1002000000 0 3 ");
    }

    private void run(final long boundEpochNs)
    {
        boolean isDue = true;
        while (isDue)
        {
            isDue = agenda.actBefore(boundEpochNs);
        }
    }
}
