package io.leadline.proof.dispute;

import java.util.LinkedHashMap;
import java.util.Map;

import io.leadline.proof.dispute.Line.Standing;
import io.leadline.scoring.exact.Rational;

/** The lines of one UTC day, added up. Mutable, single thread. */
final class DaySum
{
    private long snapshotCount;
    private long statusCount;
    private long outageCount;
    private long activeCount;
    private final Map<String, Rational> sums = new LinkedHashMap<>();

    void add(final Line line)
    {
        snapshotCount++;
        statusCount += line.standing() == Standing.EXCLUDED_BY_STATUS ? 1 : 0;
        outageCount += line.standing() == Standing.EXCLUDED_BY_OUTAGE ? 1 : 0;
        activeCount += line.isActive() ? 1 : 0;
        line.figures().forEach(this::add);
    }

    void add(final Figure figure)
    {
        if (figure.value().signum() != 0)
        {
            sums.merge(figure.name(), figure.value(), Rational::plus);
        }
    }

    /** All snapshots. */
    long snapshotCount()
    {
        return snapshotCount;
    }

    /** Those that no status and no outage keeps out. */
    long countedCount()
    {
        return snapshotCount - statusCount - outageCount;
    }

    /** Those that no status keeps out. */
    long withOutagesCount()
    {
        return snapshotCount - statusCount;
    }

    long activeCount()
    {
        return activeCount;
    }

    /** Sum of a figure; 0 where no line has it. */
    Rational sum(final String figure)
    {
        return sums.getOrDefault(figure, Rational.ZERO);
    }
}
