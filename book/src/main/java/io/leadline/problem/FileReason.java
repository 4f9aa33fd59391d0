package io.leadline.problem;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Map;

/** Says in words why a file could not be read or written: the platform's own messages are often the bare path. */
public final class FileReason
{
    private static final Map<Class<? extends IOException>, String> WORDS = Map.of(
        NoSuchFileException.class, "no such file",
        AccessDeniedException.class, "no permission",
        NotDirectoryException.class, "not a folder",
        FileAlreadyExistsException.class, "something is there already",
        DirectoryNotEmptyException.class, "folder is not empty",
        FileSystemLoopException.class, "links lead in a circle");

    private FileReason()
    {
    }

    /** The reason, without the path: {@code no permission}, {@code no space left on device}. */
    public static String of(final IOException failure)
    {
        final String words = WORDS.get(failure.getClass());
        if (words != null)
        {
            return words;
        }
        if (failure instanceof CharacterCodingException)
        {
            return "not UTF-8";
        }
        final String said = failure instanceof FileSystemException file && file.getReason() != null
            ? file.getReason() : failure.getMessage();
        if (said == null || said.isBlank())
        {
            return failure.getClass().getSimpleName();
        }

        return said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
    }

    /** The reason, with the path where the failure names one: {@code no permission path=/data/out}. */
    public static String withPath(final IOException failure)
    {
        return failure instanceof FileSystemException file && file.getFile() != null
            ? of(failure) + " path=" + file.getFile() : of(failure);
    }
}
