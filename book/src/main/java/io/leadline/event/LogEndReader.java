package io.leadline.event;

/** Finds out how far the feeds of a log have come, event by event. Single thread. */
final class LogEndReader
{
    private static final int NOT_OWN_TIME = EventFlags.TIME_RAN_BACK | EventFlags.TIME_JUMPED;

    private long timeEpochNs = LogEnd.NONE;
    private long toldCount;
    private long toldTimeEpochNs = LogEnd.NONE;
    private long toldSinceTime;
    private long markTimeEpochNs = LogEnd.NONE;
    private long marksSinceTime;
    private long creditsSinceMark;

    void onEvent(final Event event)
    {
        final int flags = event.flags();
        timeEpochNs = event.timeEpochNs();
        final boolean isMark = event.type() == EventType.HEARTBEAT && event.market() == EventSink.NO_MARKET;
        creditsSinceMark = isMark ? 0 : creditsSinceMark;
        if ((flags & EventFlags.BY_ADAPTER) == 0)
        {
            onTold(event.type(), isMark, (flags & NOT_OWN_TIME) == 0);
        }
    }

    private void onTold(final int type, final boolean isMark, final boolean isOwnTime)
    {
        toldCount++;
        toldTimeEpochNs = isOwnTime ? timeEpochNs : toldTimeEpochNs;
        toldSinceTime = isOwnTime ? 0 : toldSinceTime + 1;
        if (isMark)
        {
            markTimeEpochNs = isOwnTime ? timeEpochNs : markTimeEpochNs;
            marksSinceTime = isOwnTime ? 0 : marksSinceTime + 1;
        }
        else if (type == EventType.FILL || type == EventType.TRADE)
        {
            creditsSinceMark++;
        }
    }

    LogEnd end()
    {
        return new LogEnd(
            timeEpochNs, toldCount, toldTimeEpochNs, toldSinceTime, markTimeEpochNs, marksSinceTime,
            creditsSinceMark);
    }
}
