package io.leadline.proof.dispute;

/** Takes the lines of a dispute as they come, in the order of time. */
interface LineSink
{
    void onLine(Line line) throws Exception;

    /** Whether the next line is wanted with all that its reasons name. */
    default boolean isDetailed()
    {
        return true;
    }
}
