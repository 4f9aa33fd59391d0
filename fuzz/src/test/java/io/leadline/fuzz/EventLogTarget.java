package io.leadline.fuzz;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

import io.leadline.bench.flow.MemoryDocuments;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.event.SealedBatches;
import io.leadline.log.LogException;
import io.leadline.problem.BadInputException;

/** An event log: every name and event, sealed before it is read, so that what lies behind the checksums is reached. */
final class EventLogTarget implements FuzzTarget
{
    private static final int MAX_SEED = 24_000;

    private final Listener listener = new Listener();

    /** Looks at all that it is shown. */
    private static final class Listener implements EventHandler
    {
        private long sum;

        @Override
        public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
        {
            sum += market ^ name.length() ^ (tick == null ? 0 : tick.signum());
        }

        @Override
        public void onAccount(final int account, final String name)
        {
            sum += account ^ name.length();
        }

        @Override
        public void onOrderId(final int market, final long orderId, final String text)
        {
            sum += orderId ^ text.length();
        }

        @Override
        public void onEvent(final Event event)
        {
            sum += event.type() ^ event.timeEpochNs() ^ event.sizeLots();
        }
    }

    @Override
    public void read(final byte[] input)
    {
        final List<byte[]> documents = SealedBatches.seal(DocumentList.split(input));
        try (EventLogReader reader = new EventLogReader(new MemoryDocuments(DocumentList.direct(documents))))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(listener);
            }
        }
        catch (final LogException | BadInputException named)
        {
            listener.sum += named.getMessage().length();
        }
    }

    @Override
    public List<byte[]> seeds() throws IOException
    {
        return List.of(DocumentList.join(SmallLogs.ofBands().events(), MAX_SEED));
    }
}
