package io.leadline.snapshot;

import io.leadline.config.Configuration;
import io.leadline.measure.MeasureLayout;

/**
 * A walk over the records of one snapshot log in their order, or over records made up by a test. Single thread.
 */
public interface SnapshotSource
{
    /** What a step of the walk came to. */
    enum Record
    {
        /** One market at one instant. */
        SNAPSHOT,
        /** One market's running totals as they stood at a 00:00 UTC: only names, time and totals of the record hold. */
        TOTALS,
        /** Nothing more. */
        END
    }

    /** What {@link #beginEpochNs} says of a log that has all its files. */
    long WHOLE = Long.MIN_VALUE;

    /**
     * The 00:00 UTC at which a log begins whose earlier files were retired: the totals as of then are what there was
     * before, and nothing that it holds itself. {@link #WHOLE} of any other.
     */
    default long beginEpochNs()
    {
        return WHOLE;
    }

    /** The configuration that the log carries. */
    Configuration configuration();

    /** Fields of each entity. */
    MeasureLayout layout();

    /** Steps to the next record. */
    Record next();

    /** The record that the last step came to. */
    Snapshot snapshot();

    /** Hash of the last document read so far, 32 bytes: it identifies everything before it. */
    byte[] lastHash();
}
