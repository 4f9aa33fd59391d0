package io.leadline.proof.command;

import java.nio.file.Path;

import io.leadline.event.EventLogReader;
import io.leadline.log.DocumentTailer;
import io.leadline.problem.BadInputException;

/** The event log that a verb was given. */
final class EventInput
{
    private EventInput()
    {
    }

    /**
     * Refuses one that cannot be read from its start, before a user waits for anything else.
     *
     * @param events folder of the log; null where none was given.
     * @throws BadInputException             when there is no log in it.
     * @throws io.leadline.log.LogException {@code INCOMPLETE} when its first files were retired.
     */
    static void require(final Path events)
    {
        if (events == null)
        {
            return;
        }
        if (!DocumentTailer.isLog(events))
        {
            throw new BadInputException("no event log in folder: --events=" + events);
        }
        EventLogReader.requireStart(events);
    }
}
