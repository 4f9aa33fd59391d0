package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.log.DocumentTailer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyNamesTest
{
    private static final long TIME_EPOCH_NS = 1_760_000_000_000_000_000L;
    private static final int ACCOUNTS = 5_000;

    @TempDir
    Path folder;

    @Test
    void shouldKeepNamesFromBeforeTheFirstEventInItsFile() throws IOException
    {
        try (EventLogWriter log = new EventLogWriter(folder, Long.MAX_VALUE))
        {
            final int market = log.market("M", BigDecimal.ONE, BigDecimal.ONE);
            for (int i = 0; i < ACCOUNTS; i++)
            {
                log.account("an account of some length " + i);
            }
            log.heartbeat(TIME_EPOCH_NS, market);
        }

        try (Stream<Path> files = Files.list(folder))
        {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".cq4")))
                .containsExactly("20251009F.cq4");
        }
        assertThat(accounts()).hasSize(ACCOUNTS).last().isEqualTo("an account of some length " + (ACCOUNTS - 1));
    }

    @Test
    void shouldLeaveNoDocumentWithoutAnEvent()
    {
        try (EventLogWriter log = new EventLogWriter(folder, Long.MAX_VALUE))
        {
            log.market("M", BigDecimal.ONE, BigDecimal.ONE);
            log.flush();
        }

        assertThat(DocumentTailer.isLog(folder)).isFalse();
    }

    private List<String> accounts()
    {
        final List<String> names = new ArrayList<>();
        try (EventLogReader reader = new EventLogReader(folder))
        {
            final EventHandler handler = new EventHandler()
            {
                @Override
                public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
                {
                    assertThat(name).isEqualTo("M");
                }

                @Override
                public void onAccount(final int account, final String name)
                {
                    names.add(name);
                }

                @Override
                public void onEvent(final Event event)
                {
                    assertThat(event.timeEpochNs()).isEqualTo(TIME_EPOCH_NS);
                }
            };
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(handler);
            }
        }

        return names;
    }
}
