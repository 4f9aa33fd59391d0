package io.leadline.proof.dispute;

import java.math.BigInteger;
import java.util.HashMap;
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
    /** By figure and denominator: fractions of one denominator are added without being brought to lowest terms. */
    private final Map<String, Map<BigInteger, BigInteger>> sums = new HashMap<>();

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
            sums.computeIfAbsent(figure.name(), absent -> new HashMap<>())
                .merge(figure.value().denominator(), figure.value().numerator(), BigInteger::add);
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
        return sums.getOrDefault(figure, Map.of()).entrySet().stream()
            .map(part -> Rational.of(part.getValue(), part.getKey()))
            .reduce(Rational.ZERO, Rational::plus);
    }
}
