package io.leadline.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Stops a document that nests too deep or whose aliases, written out, would be too many values: a few lines of aliases
 * of aliases can stand for billions.
 */
final class YamlLimits
{
    static final int MAX_DEPTH = 16;
    static final long MAX_VALUE_COUNT = 4_000_000;

    private record Open(Optional<Anchor> anchor, long valueCountBefore)
    {
    }

    private final Problems problems;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<Anchor, Long> valueCounts = new HashMap<>();
    private long valueCount;
    private int line = 1;

    YamlLimits(final Problems problems)
    {
        this.problems = problems;
    }

    /**
     * Takes the next event of the document.
     *
     * @throws io.leadline.problem.BadInputException when the document passes a limit.
     */
    void onEvent(final Event event)
    {
        if (event instanceof AliasEvent alias)
        {
            onAlias(alias);
        }
        else if (event instanceof ScalarEvent scalar)
        {
            valueCount++;
            scalar.getAnchor().ifPresent(anchor -> valueCounts.put(anchor, 1L));
        }
        else if (event instanceof CollectionStartEvent start)
        {
            open.push(new Open(((NodeEvent)start).getAnchor(), valueCount));
            valueCount++;
        }
        else if (event instanceof CollectionEndEvent)
        {
            final Open closed = open.pop();
            closed.anchor().ifPresent(anchor -> valueCounts.put(anchor, valueCount - closed.valueCountBefore()));
        }
        line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
        check(event);
    }

    /** Line of the last event, counted from 1: the nearest thing known where the parser names no place. */
    int line()
    {
        return line;
    }

    private void onAlias(final AliasEvent alias)
    {
        final Long aliased = valueCounts.get(alias.getAlias());
        if (aliased == null)
        {
            stop(alias, "alias of nothing that is complete: alias=" + alias.getAlias().getValue() +
                " allowed=anchors further up");
            return;
        }
        valueCount += aliased;
    }

    private void check(final Event event)
    {
        if (open.size() > MAX_DEPTH)
        {
            stop(event, "nested too deep: limit=" + MAX_DEPTH);
        }
        if (valueCount > MAX_VALUE_COUNT)
        {
            stop(event, "too many values, aliases written out: limit=" + MAX_VALUE_COUNT);
        }
    }

    private void stop(final Event event, final String text)
    {
        problems.add(event.getStartMark(), text);
        problems.throwIfAny();
    }
}
