package io.leadline.feed.tail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files in the order in which somebody has named them; each is followed until the next one exists. */
public final class ListedFiles implements FileOrder
{
    private final List<Path> files;

    /** At least one file; none need exist yet. */
    public ListedFiles(final List<Path> files)
    {
        this.files = List.copyOf(files);
    }

    @Override
    public Path after(final Path current)
    {
        final int next = current == null ? 0 : files.indexOf(current) + 1;

        return next < files.size() && Files.exists(files.get(next)) ? files.get(next) : null;
    }
}
