package io.leadline.proof.dispute;

import java.util.List;

import io.leadline.scoring.exact.Rational;

/**
 * One instant: what was recorded, and how the program comes from it to the maker's numbers.
 *
 * @param askedEpochNs  the time that was asked for, ns since 1970-01-01 UTC.
 * @param line          of the market's last snapshot at or before it.
 * @param eventSequence of the last event before the snapshot.
 * @param prices        best prices.
 * @param bands         of all ladders.
 * @param steps         the formula with its numbers filled in.
 * @param events        what the event log says of it; null where none was given.
 */
record InstantView(
    long askedEpochNs,
    Line line,
    long eventSequence,
    Prices prices,
    List<BandRow> bands,
    List<String> steps,
    EventView events)
{
    InstantView
    {
        bands = List.copyOf(bands);
        steps = List.copyOf(steps);
    }

    /** Best prices of the whole book and of the maker; null for none. */
    record Prices(Rational bid, Rational ask, Rational mid, Rational ownBid, Rational ownAsk)
    {
    }

    /** The same with what the event log says. */
    InstantView with(final EventView view)
    {
        return new InstantView(askedEpochNs, line, eventSequence, prices, bands, steps, view);
    }
}
