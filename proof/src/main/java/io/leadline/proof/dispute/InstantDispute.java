package io.leadline.proof.dispute;

import java.nio.file.Path;

/** A dispute over one instant. Immutable. */
public final class InstantDispute
{
    private final InstantView view;

    private InstantDispute(final InstantView view)
    {
        this.view = view;
    }

    /**
     * Reads the market's last snapshot at or before a time.
     *
     * @throws io.leadline.problem.BadInputException when there is none.
     */
    public static InstantDispute at(final Dispute dispute, final long askedEpochNs)
    {
        try (InstantReading reading = InstantReading.at(dispute.disputed(), dispute.logs(), askedEpochNs))
        {
            return new InstantDispute(reading.view());
        }
    }

    /**
     * The same, and replays the event log to it.
     *
     * @param events   folder of the event log that the snapshot log was made from.
     * @param aroundNs how long before and behind the instant orders that do not rest at it are told of.
     * @throws io.leadline.problem.BadInputException when the event log does not reach the instant.
     */
    public static InstantDispute at(
        final Dispute dispute,
        final long askedEpochNs,
        final Path events,
        final long aroundNs,
        final boolean isQuiet)
    {
        try (InstantReading reading = InstantReading.at(dispute.disputed(), dispute.logs(), askedEpochNs))
        {
            final InstantView view = reading.view();

            return new InstantDispute(view.with(
                BookReplay.view(reading.log(), dispute.disputed().maker(), events, aroundNs, isQuiet)));
        }
    }

    /** Whether what the events come to is what the log holds; true where no events were given. */
    public boolean isEqual()
    {
        return view.events() == null || view.events().differences().isEmpty();
    }

    InstantView view()
    {
        return view;
    }
}
