package io.leadline.feed.tail;

import java.nio.file.Path;

/** Which file follows which. Asked only every so often: an answer may look into folders, and may allocate. */
public interface FileOrder
{
    /**
     * The file behind one.
     *
     * @param current null for the first of all.
     * @return null while there is none; it need not exist for long.
     */
    Path after(Path current);
}
