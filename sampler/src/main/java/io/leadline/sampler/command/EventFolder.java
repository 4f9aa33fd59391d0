package io.leadline.sampler.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.leadline.command.Folders;
import io.leadline.log.DocumentTailer;
import io.leadline.problem.BadInputException;

/**
 * What a folder for an event log may hold before one is made in it: nothing, or what a writer leaves there that had no
 * event to write.
 */
final class EventFolder
{
    /** The store makes it before the first event. */
    private static final String LISTING = "metadata.cq4t";

    private EventFolder()
    {
    }

    /**
     * A log that exists may be continued, where there is none a new one may be made.
     *
     * @throws BadInputException when the folder holds something else, or is none.
     */
    static void requireLogOrNothing(final Path events) throws IOException
    {
        if (!DocumentTailer.isLog(events))
        {
            requireEmpty(events);
            Folders.refuseFile("events", events);
        }
    }

    /**
     * A log can be made here; there is no event.
     *
     * @throws BadInputException when the folder holds something, or is none.
     */
    static void requireEmpty(final Path events) throws IOException
    {
        if (!Files.exists(events))
        {
            return;
        }
        if (!Files.isDirectory(events))
        {
            throw new BadInputException("not a folder: --events=" + events);
        }
        try (Stream<Path> files = Files.list(events))
        {
            if (files.anyMatch(file -> !file.getFileName().toString().equals(LISTING)))
            {
                throw new BadInputException("folder holds something that is no event log: --events=" + events);
            }
        }
    }

    /** Deletes a folder that {@link #requireEmpty} has found to be so. */
    static void deleteEmpty(final Path events) throws IOException
    {
        Files.deleteIfExists(events.resolve(LISTING));
        Files.deleteIfExists(events);
    }
}
