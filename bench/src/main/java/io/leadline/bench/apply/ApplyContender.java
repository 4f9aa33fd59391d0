package io.leadline.bench.apply;

import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;

import io.leadline.bench.flow.MemoryDocuments;
import io.leadline.bench.pair.Contender;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;

/** Books that are shown the events of a flow as they lie in the log, a few documents a chunk. */
public final class ApplyContender implements Contender
{
    private final EventLogReader reader;
    private final EventHandler books;
    private final Supplier<?> sum;
    private final int[] eventCounts;
    private final int chunkDocuments;
    private int next;

    /**
     * Rests every order.
     *
     * @param documents      of the log.
     * @param eventCounts    of each of them; 0 for those that rest every order.
     * @param chunkDocuments documents of a chunk.
     * @param books          class of the books: they handle events and supply resting orders, their size in lots,
     *                       and levels.
     * @param argument       of its only public constructor.
     */
    public ApplyContender(
        final List<ByteBuffer> documents,
        final int[] eventCounts,
        final Integer chunkDocuments,
        final String books,
        final Object argument)
    {
        this.reader = new EventLogReader(new MemoryDocuments(documents));
        this.eventCounts = eventCounts.clone();
        this.chunkDocuments = chunkDocuments;
        final Object made = make(books, argument);
        this.sum = (Supplier<?>)made;
        this.books = made instanceof LeadlineBooks own ? own.handler() : (EventHandler)made;
        while (eventCounts[next] == 0)
        {
            reader.poll(this.books);
            next++;
        }
    }

    private static Object make(final String books, final Object argument)
    {
        try
        {
            return Class.forName(books).getConstructors()[0].newInstance(argument);
        }
        catch (final InvocationTargetException failure)
        {
            throw new IllegalStateException("books cannot be made: class=" + books, failure.getCause());
        }
        catch (final ReflectiveOperationException failure)
        {
            throw new IllegalStateException("books cannot be made: class=" + books, failure);
        }
    }

    @Override
    public long run()
    {
        long events = 0;
        for (int i = 0; i < chunkDocuments; i++)
        {
            reader.poll(books);
            events += eventCounts[next++];
        }

        return events;
    }

    @Override
    public long[] outcome()
    {
        return (long[])sum.get();
    }
}
