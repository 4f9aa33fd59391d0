package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownAheadTest
{
    private static final long TIME = 1_772_323_200_000_000_000L;

    @TempDir
    private Path folder;

    /** Writes down what it is shown: {@code <} for the first event of a block, {@code M} for a definition. */
    private static final class Witness implements EventHandler
    {
        private final List<String> shown = new ArrayList<>();

        @Override
        public boolean looksAhead()
        {
            return true;
        }

        @Override
        public void onAhead(final Event[] events, final int count)
        {
            shown.add(events[0].orderId() + "<" + events[count - 1].orderId());
        }

        @Override
        public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
        {
            shown.add("M");
        }

        @Override
        public void onAccount(final int account, final String name)
        {
            shown.add("A");
        }

        @Override
        public void onEvent(final Event event)
        {
            shown.add(Long.toString(event.orderId()));
        }
    }

    @Test
    void shouldShowEachEventAheadInBlocksThatDefinitionsEnd()
    {
        final List<String> expected = new ArrayList<>(List.of("M"));
        try (EventLogWriter writer = new EventLogWriter(folder, Long.MAX_VALUE))
        {
            final int market = writer.market("M", BigDecimal.ONE, BigDecimal.ONE);
            for (int id = 0; id < 37; id++)
            {
                writer.cancel(TIME, market, id);
            }
            final int account = writer.account("a");
            writer.add(TIME, market, 37, account, 0, 1, 1, 0);
            writer.flush();
            writer.cancel(TIME, market, 38);
        }
        for (final int[] block : new int[][]{{0, 15}, {16, 31}, {32, 36}, {37, 37}, {38, 38}})
        {
            if (block[0] == 37)
            {
                expected.add("A");
            }
            expected.add(block[0] + "<" + block[1]);
            for (int id = block[0]; id <= block[1]; id++)
            {
                expected.add(Integer.toString(id));
            }
        }
        final Witness witness = new Witness();
        try (EventLogReader reader = new EventLogReader(folder))
        {
            while (reader.poll(witness))
            {
                assertThat(witness.shown).isNotEmpty();
            }
        }

        assertThat(witness.shown).isEqualTo(expected);
    }
}
