package io.leadline.snapshot;

/** Where a document stands in its log, as its sections tell it. Filled anew for each document. */
final class DocumentPlace
{
    private long number;
    private long makersDistance;
    private boolean isGathered;

    void set(final long documentNumber, final long makersNumber, final boolean isOfSeveralSections)
    {
        number = documentNumber;
        makersDistance = makersNumber < 0 ? 0 : documentNumber - makersNumber;
        isGathered = isOfSeveralSections;
    }

    /** Number of the document in the log. */
    long number()
    {
        return number;
    }

    /** Documents back to the last one of names in the same file; 0: there is none. */
    long makersDistance()
    {
        return makersDistance;
    }

    /** Whether the document holds any number of sections, each with its length, and not one that fills it. */
    boolean isGathered()
    {
        return isGathered;
    }
}
