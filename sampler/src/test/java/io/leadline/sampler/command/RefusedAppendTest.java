package io.leadline.sampler.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.AdapterReader;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventType;
import io.leadline.problem.BadInputException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that a configuration does not fit is left as it was, not continued up to the first row that shows it. */
class RefusedAppendTest
{
    private static final String HEADER =
        "time_ns,market,type,order_id,account,side,price,size,new_order_id,taker,flags\n";
    private static final String X = "{ name: X, tick: \"0.01\", lot: \"1\" }";
    private static final String X_OF_OTHER_TICK = "{ name: X, tick: \"0.1\", lot: \"1\" }";
    private static final String Y = "{ name: Y, tick: \"0.1\", lot: \"1\" }";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeLog() throws IOException
    {
        ingest(false, X, "1000,X,add,1,a,bid,1,1,,,\n2000,Z,add,1,a,bid,1,1,,,\n");
    }

    @Test
    void shouldWriteNothingWhenLaterRowHasOtherSteps() throws IOException
    {
        assertThatThrownBy(() -> ingest(
            true, X_OF_OTHER_TICK + ", " + Y, "3000,Y,add,1,a,bid,1,1,,,\n4000,X,add,2,a,bid,1,1,,,\n"))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("market has other steps in the event log: market=X tick=0.1 lot=1 log_tick=0.01");
        assertThat(events()).containsExactly("add 1000", "ignored 2000");
    }

    @Test
    void shouldWriteNothingWhenLogWasMadeWithoutMarket() throws IOException
    {
        assertThatThrownBy(() -> ingest(
            true, X + ", { name: Z, tick: \"0.1\", lot: \"1\" }", "3000,X,add,2,a,bid,1,1,,,\n"))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("market was not configured when the event log was made")
            .hasMessageContaining("market=Z");
        assertThat(events()).containsExactly("add 1000", "ignored 2000");
    }

    @Test
    void shouldGoOnWithFurtherMarket() throws IOException
    {
        ingest(true, X + ", " + Y, "3000,Y,add,1,a,bid,1,1,,,\n");
        assertThat(events()).containsExactly("add 1000", "ignored 2000", "add 3000");
    }

    private void ingest(final boolean isAppend, final String markets, final String rows) throws IOException
    {
        final Path config = Files.writeString(
            folder.resolve("config.yaml"),
            "venue: t\nmarkets: [" + markets + "]\nschedule: { every: 1s, instant: fixed }\n");
        final Path input = Files.writeString(folder.resolve("events.csv"), HEADER + rows);
        new Ingestion(
            ConfigurationReader.read(config), "csv", AdapterReader.initial(List.of()), List.of(input), null,
            folder.resolve("events"), true)
            .run(isAppend, new PrintWriter(Writer.nullWriter()));
    }

    private List<String> events()
    {
        final List<String> events = new ArrayList<>();
        try (EventLogReader reader = new EventLogReader(folder.resolve("events")))
        {
            final EventHandler handler = new EventLines(events);
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(handler);
            }
        }

        return events;
    }

    private record EventLines(List<String> lines) implements EventHandler
    {
        @Override
        public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
        {
        }

        @Override
        public void onAccount(final int account, final String name)
        {
        }

        @Override
        public void onEvent(final Event event)
        {
            lines.add(EventType.name(event.type()) + " " + event.timeEpochNs());
        }
    }
}
