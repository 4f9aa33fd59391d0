package io.leadline.bench.latency;

import io.leadline.sampler.InstantListener;

import org.agrona.concurrent.NanoClock;

/**
 * Times what a sampler records from the moment at which the document was due that made the instant due: to the first
 * record in the log, from there to each further one, and to the last. Single thread.
 */
final class FirstRecord implements InstantListener
{
    private final PacedDocuments documents;
    private final NanoClock clock;
    private final LatenessSeries noticed;
    private final LatenessSeries first;
    private final LatenessSeries further;
    private final LatenessSeries last;
    private long firstNs;

    FirstRecord(
        final PacedDocuments documents,
        final NanoClock clock,
        final LatenessSeries noticed,
        final LatenessSeries first,
        final LatenessSeries further,
        final LatenessSeries last)
    {
        this.documents = documents;
        this.clock = clock;
        this.noticed = noticed;
        this.first = first;
        this.further = further;
        this.last = last;
    }

    @Override
    public void onFirstRecorded(final long instantEpochNs)
    {
        firstNs = clock.nanoTime();
        noticed.record(documents.handedNs() - documents.arrivalNs());
        first.record(firstNs - documents.arrivalNs());
    }

    @Override
    public void onRecorded(final long instantEpochNs, final int snapshotCount)
    {
        final long nowNs = clock.nanoTime();
        last.record(nowNs - documents.arrivalNs());
        if (snapshotCount > 1)
        {
            further.record((nowNs - firstNs) / (snapshotCount - 1));
        }
    }
}
