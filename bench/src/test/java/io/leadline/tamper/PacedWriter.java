package io.leadline.tamper;

import java.nio.file.Path;
import java.util.List;

import io.leadline.log.DocumentTailer;

/** A process that writes a log document by document, going on behind those that it holds, until it is killed. */
final class PacedWriter
{
    private static final long PACE_NS = 200_000;

    private PacedWriter()
    {
    }

    /** The log to write, and the folder to write it to. */
    public static void main(final String[] args)
    {
        final List<byte[]> documents = new LogFiles(Path.of(args[0])).documents();
        final Path target = Path.of(args[1]);
        write(documents.subList(count(target), documents.size()), target);
    }

    private static int count(final Path target)
    {
        int count = 0;
        if (DocumentTailer.isLog(target))
        {
            try (DocumentTailer tailer = new DocumentTailer(target))
            {
                while (tailer.next())
                {
                    count++;
                }
            }
        }

        return count;
    }

    /** Writes with as much time between two documents as a verifier takes for a few. */
    static void write(final List<byte[]> documents, final Path target)
    {
        try (LogWriter writer = new LogWriter(target))
        {
            for (final byte[] document : documents)
            {
                writer.append(document);
                final long untilNs = System.nanoTime() + PACE_NS;
                while (System.nanoTime() < untilNs)
                {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
