package io.leadline.proof.dispute;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.leadline.report.VerdictKind;

/**
 * One code of a verdict: what was had, what was needed, and how far apart these are.
 *
 * @param kind   the code.
 * @param place  which side, status or outage; empty where there is only one.
 * @param label  the same for people, in a few words: runs of snapshots go by it.
 * @param values what was had, needed and missed by, in this order, each named; none where nobody asks for them.
 */
record Reason(VerdictKind kind, String place, String label, List<Value> values)
{
    private static final int MOST_SHOWN = 160;

    static final Reason ACTIVE = new Reason(VerdictKind.ACTIVE, "", "active", List.of());

    Reason
    {
        values = List.copyOf(values);
    }

    /** A named value, as text: the whole of it, whoever wrote it. */
    record Value(String name, String text)
    {
        /** For people. */
        @Override
        public String toString()
        {
            return name + '=' + ShownText.of(text, MOST_SHOWN);
        }
    }

    static Reason of(final VerdictKind kind, final String place, final String label, final Value... values)
    {
        return new Reason(kind, place, label, List.of(values));
    }

    /** With values where they are asked for at the moment. */
    static Reason at(
        final Moment moment,
        final VerdictKind kind,
        final String place,
        final String label,
        final Supplier<List<Value>> values)
    {
        return new Reason(kind, place, label, moment.isDetailed() ? values.get() : List.of());
    }

    /** {@code TOO_FAR(ask, distance_bps=103.2, limit_bps=100, …)}. */
    String text()
    {
        final List<String> inside = new ArrayList<>();
        if (!place.isEmpty())
        {
            inside.add(place);
        }
        values.forEach(value -> inside.add(value.toString()));

        return inside.isEmpty()
            ? kind.name()
            : kind.name() + inside.stream().collect(Collectors.joining(", ", "(", ")"));
    }
}
