package io.leadline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.leadline.event.Side;

final class TakerAgentTest
{
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long LONGEST_PATIENCE_NS = 30_000_000_000L;
    private static final int MAKER = 1;

    private final List<String> lines = new ArrayList<>();
    private final SimulatedExchange exchange =
        new SimulatedExchange(DemoMarket.SOL, 0, new VenueFeed(RecordingSinks.into(lines), 0));
    private final Agenda agenda = new Agenda();
    private final TakerAgent takers =
        new TakerAgent(List.of(7, 8), exchange, agenda, new Dice(3, "takers"));

    @Test
    void shouldStayWithinItsSlippage()
    {
        exchange.quote(0, MAKER, Side.BID, 17_990, 1);
        exchange.quote(0, MAKER, Side.BID, 17_969, 1_000_000_000);
        exchange.quote(0, MAKER, Side.BID, 17_968, 1_000_000_000);
        exchange.quote(0, MAKER, Side.ASK, 18_000, 1_000_000_000);
        agenda.at(0, takers::look);
        run(HOUR_NS);

        // 12 bps of 17,990 are 21 ticks.
        assertThat(lines).anyMatch(line -> line.contains(" 17990 ")).anyMatch(line -> line.contains(" 17969 "));
        assertThat(exchange.order(3).sizeLots()).isEqualTo(1_000_000_000);
    }

    @Test
    void shouldGiveUpEveryPlainOrderInTheEnd()
    {
        agenda.at(0, takers::look);
        for (long now = 0; now < HOUR_NS; now += HOUR_NS / 400)
        {
            run(now);
            exchange.quote(now, MAKER, Side.BID, 17_990, 2);
            exchange.quote(now, MAKER, Side.ASK, 18_000, 2);
        }
        run(HOUR_NS);

        final Map<Long, Long> restingSince = new HashMap<>();
        lines.stream().map(line -> line.split(" ")).filter(words -> words[0].equals("add"))
            .forEach(words -> restingSince.put(Long.valueOf(words[3]), Long.valueOf(words[1])));
        assertThat(lines.stream().filter(line -> line.startsWith("cancel "))).hasSizeGreaterThan(2);
        assertThat(exchange.resting().all().stream().filter(order -> order.flags() == 0))
            .allMatch(order -> restingSince.get(order.orderId()) > HOUR_NS - LONGEST_PATIENCE_NS);
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
