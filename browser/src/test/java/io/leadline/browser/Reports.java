package io.leadline.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.leadline.command.Folders;

/** The pages that the tests look at, made when the first of them asks. */
final class Reports
{
    /** Everything that a run leaves, screenshots too. */
    static final Path TARGET = Path.of("target");

    private Path day;
    private Path month;
    private Path conduct;

    /** Folder of the scores of a simulated day: four programs, statements. */
    synchronized Path day() throws IOException
    {
        day = day == null ? SimulatedDay.make(anew("day")) : day;

        return day;
    }

    /** Folder of the scores of a simulated month. */
    synchronized Path month() throws IOException
    {
        month = month == null ? SimulatedMonth.make(anew("month")) : month;

        return month;
    }

    /** Folder of the conduct report of half an hour with fixed instants, which one of the makers flashes around. */
    synchronized Path conduct() throws IOException
    {
        conduct = conduct == null ? SimulatedConduct.make(anew("conduct")) : conduct;

        return conduct;
    }

    private static Path anew(final String name) throws IOException
    {
        final Path folder = TARGET.resolve("reports").resolve(name);
        if (Files.exists(folder))
        {
            Folders.delete(folder);
        }

        return folder;
    }
}
