package io.leadline.bench.feed.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Something at hand that sends what a venue would, in its form, for ever; not started when it is made. */
interface Venue extends AutoCloseable
{
    /** Markets, and the feed's section: what an operator's file says below the schedule. */
    String configuration();

    /** Files or folders to follow; none of a venue that is connected to. */
    List<Path> inputs();

    /** Names of the feed's counters that tell, together, how many messages have come. */
    List<String> counters();

    /** Name of the feed's counter that is above 0 once all that comes is written. */
    String begun();

    /** Sends messages until the pace ends, on the caller's thread; begun once the feed is open. */
    void send(Pace pace) throws IOException;

    @Override
    void close() throws IOException;
}
