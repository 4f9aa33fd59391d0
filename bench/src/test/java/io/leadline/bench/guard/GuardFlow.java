package io.leadline.bench.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.flow.FlowShape;
import io.leadline.config.Configuration;
import io.leadline.config.Makers;

/**
 * The flows that guards run on: 8 markets, 50 makers with 40 orders in each, documents of 1,000 events; and 100 such
 * markets, whose 200,000 orders are more than the caches hold, where books touch memory ahead.
 */
final class GuardFlow
{
    static final FlowShape SHAPE = new FlowShape(8, 50, 20, 5_000);
    static final FlowShape LARGE_SHAPE = new FlowShape(100, 50, 20, 5_000);
    static final int DOCUMENT_EVENTS = 1_000;
    static final long EVERY_NS = 1_000_000_000L;

    private static final int DOCUMENTS = 200;

    private GuardFlow()
    {
    }

    static FlowLog log()
    {
        return log(SHAPE);
    }

    static FlowLog largeLog()
    {
        return log(LARGE_SHAPE);
    }

    private static FlowLog log(final FlowShape shape)
    {
        try
        {
            return new FlowLog(shape, DOCUMENT_EVENTS, DOCUMENTS);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** Makers by name, so that an account that is named again in a further lap is the same maker. */
    static Configuration configuration()
    {
        return configuration(SHAPE);
    }

    static Configuration configuration(final FlowShape shape)
    {
        final Configuration all = shape.configuration(EVERY_NS);
        final List<Makers.Maker> makers = new ArrayList<>();
        for (int i = 0; i < shape.makers(); i++)
        {
            makers.add(new Makers.Maker("maker-" + i, List.of("maker-" + i)));
        }

        return new Configuration(
            all.venue(), all.markets(), all.ladders(), all.schedule(), all.feed(), all.detail(),
            new Makers(false, makers), all.limits());
    }
}
