package io.leadline.bench.log;

import static io.leadline.bench.log.EventRecorder.ACCOUNT;
import static io.leadline.bench.log.EventRecorder.FLAGS;
import static io.leadline.bench.log.EventRecorder.LENGTH;
import static io.leadline.bench.log.EventRecorder.MARKET;
import static io.leadline.bench.log.EventRecorder.ORDER_ID;
import static io.leadline.bench.log.EventRecorder.PRICE;
import static io.leadline.bench.log.EventRecorder.SIDE;
import static io.leadline.bench.log.EventRecorder.SIZE;
import static io.leadline.bench.log.EventRecorder.TIME;
import static io.leadline.bench.log.EventRecorder.TYPE;

import java.math.BigDecimal;
import java.nio.file.Path;

import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.pair.Contender;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventType;

/** Writes events into a log on disk and flushes every so many of them. An operation is an event. */
public final class EventLogContender implements Contender
{
    private final long[] numbers;
    private final int chunkEvents;
    private final int documentEvents;
    private final EventLogWriter log;
    private int next;

    /**
     * Defines the names of a flow.
     *
     * @param numbers        of {@link EventRecorder}, whole chunks.
     * @param documentEvents events of a document; a multiple of it is a chunk.
     */
    public EventLogContender(
        final long[] numbers,
        final Integer chunkEvents,
        final Integer documentEvents,
        final String shape,
        final String folder)
    {
        this.numbers = numbers;
        this.chunkEvents = chunkEvents;
        this.documentEvents = documentEvents;
        log = new EventLogWriter(Path.of(folder), Configuration.Feed.DEFAULT_MAX_JUMP_NS);
        final FlowShape flow = FlowShape.of(shape);
        for (int i = 0; i < flow.markets(); i++)
        {
            log.market(FlowShape.marketName(i), new BigDecimal("0.01"), new BigDecimal("0.1"));
        }
        for (int i = 0; i < flow.makers(); i++)
        {
            log.account("maker-" + i);
        }
        log.flush();
    }

    @Override
    public long run()
    {
        for (int i = 0; i < chunkEvents; i += documentEvents)
        {
            for (int j = 0; j < documentEvents; j++)
            {
                send(next);
                next += LENGTH;
            }
            log.flush();
        }

        return chunkEvents;
    }

    private void send(final int event)
    {
        final long timeEpochNs = numbers[event + TIME];
        final int market = (int)numbers[event + MARKET];
        final long orderId = numbers[event + ORDER_ID];
        switch ((int)numbers[event + TYPE])
        {
            case EventType.ADD -> log.add(
                timeEpochNs, market, orderId, (int)numbers[event + ACCOUNT], (int)numbers[event + SIDE],
                numbers[event + PRICE], numbers[event + SIZE], (int)numbers[event + FLAGS]);
            case EventType.CANCEL -> log.cancel(timeEpochNs, market, orderId);
            default -> log.reduce(timeEpochNs, market, orderId, numbers[event + SIZE], (int)numbers[event + FLAGS]);
        }
    }

    @Override
    public void close()
    {
        log.close();
    }
}
