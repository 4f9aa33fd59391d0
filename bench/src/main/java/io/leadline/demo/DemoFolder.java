package io.leadline.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.leadline.command.Folders;
import io.leadline.problem.BadInputException;

/** The demo's output folder. A folder is emptied only when an earlier demo made it. */
final class DemoFolder
{
    private static final String MARKER = ".leadline-demo";

    private DemoFolder()
    {
    }

    /**
     * Makes the folder, empty but for its marker.
     *
     * @throws BadInputException when it holds something that no demo left.
     */
    static void makeAnew(final Path folder) throws IOException
    {
        Folders.refuseFile("out", folder);
        if (Files.exists(folder))
        {
            if (!Files.exists(folder.resolve(MARKER)) && !Folders.isEmpty(folder))
            {
                throw new BadInputException(
                    "folder holds something that no demo left: --out=" + folder + " allowed=an empty or a new folder");
            }
            Folders.delete(folder);
        }
        Files.createDirectories(folder);
        Files.createFile(folder.resolve(MARKER));
    }
}
