package io.leadline.proof.dispute;

import java.util.ArrayList;
import java.util.List;

import io.leadline.measure.MarketStatus;
import io.leadline.report.VerdictKind;

/**
 * What one snapshot says of the maker.
 *
 * @param timeEpochNs the instant, ns since 1970-01-01 UTC.
 * @param interval    number of its interval.
 * @param status      of the market.
 * @param standing    what the snapshot counts for.
 * @param isActive    whether the program's presence rule holds in a snapshot that counts for the maker.
 * @param reasons     all that apply, the decisive one first; {@link Reason#ACTIVE} alone or in front where the rule
 *                    holds.
 * @param figures     what the snapshot adds to sums; none where it adds nothing.
 */
record Line(
    long timeEpochNs,
    long interval,
    MarketStatus status,
    Standing standing,
    boolean isActive,
    List<Reason> reasons,
    List<Figure> figures)
{
    Line
    {
        reasons = List.copyOf(reasons);
        figures = List.copyOf(figures);
    }

    /** What a snapshot counts for. */
    enum Standing
    {
        /** It counts. */
        COUNTED,
        /** Its status keeps it out. */
        EXCLUDED_BY_STATUS,
        /** An outage keeps it out, and its status does not. */
        EXCLUDED_BY_OUTAGE
    }

    /** The same with figures behind its own. */
    Line with(final List<Figure> more)
    {
        final List<Figure> all = new ArrayList<>(figures);
        all.addAll(more);

        return new Line(timeEpochNs, interval, status, standing, isActive, reasons, all);
    }

    /** The verdict: the decisive code. */
    VerdictKind verdict()
    {
        return reasons.get(0).kind();
    }
}
