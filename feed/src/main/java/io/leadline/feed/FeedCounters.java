package io.leadline.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a feed counts, by name, in the order in which its adapter names them. Written by the feed's thread only. */
public final class FeedCounters
{
    private final List<Counter> counters = new ArrayList<>();

    /**
     * Adds a counter at 0.
     *
     * @param name lower case words joined by {@code _}; unique in its feed.
     * @throws IllegalArgumentException when the name is taken.
     */
    public Counter add(final String name)
    {
        if (counters.stream().anyMatch(counter -> counter.name.equals(name)))
        {
            throw new IllegalArgumentException("counter named twice: name=" + name);
        }
        final Counter counter = new Counter(name);
        counters.add(counter);

        return counter;
    }

    /** All counters in their order. */
    public List<Counter> all()
    {
        return List.copyOf(counters);
    }

    /**
     * The count under a name.
     *
     * @throws IllegalArgumentException when there is none of the name.
     */
    public long count(final String name)
    {
        return counters.stream()
            .filter(counter -> counter.name.equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("unknown counter: name=" + name))
            .count;
    }

    /** {@code name=count} of all counters in their order, separated by blanks. */
    @Override
    public String toString()
    {
        return counters.stream().map(Counter::toString).collect(Collectors.joining(" "));
    }

    /** One named count. */
    public static final class Counter
    {
        private final String name;
        private long count;

        private Counter(final String name)
        {
            this.name = name;
        }

        /** Name, unique in its feed. */
        public String name()
        {
            return name;
        }

        /** Count so far. */
        public long count()
        {
            return count;
        }

        /** Counts one. */
        public void increment()
        {
            count++;
        }

        /** Counts some more. */
        public void increase(final long more)
        {
            count += more;
        }

        @Override
        public String toString()
        {
            return name + "=" + count;
        }
    }
}
