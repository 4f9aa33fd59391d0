package io.leadline.proof.retention;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Files of a log as somebody finds them who means harm. */
final class DocumentFiles
{
    private static final int LOOKED_AT_LENGTH = 1 << 20;
    private static final int HEADER_LENGTH = 28;

    private DocumentFiles()
    {
    }

    /** Name of the file of a day. */
    static String name(final long epochDay)
    {
        return LocalDate.ofEpochDay(epochDay).format(DateTimeFormatter.BASIC_ISO_DATE) + "F.cq4";
    }

    /** Changes a bit of the body of the last document among a file's first. */
    static void flip(final Path file, final String magic) throws IOException
    {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw"))
        {
            final byte[] start = new byte[LOOKED_AT_LENGTH];
            bytes.readFully(start);
            final int at = new String(start, StandardCharsets.ISO_8859_1).lastIndexOf(magic) + HEADER_LENGTH + 2;
            bytes.seek(at);
            bytes.write(start[at] ^ 1);
        }
    }
}
