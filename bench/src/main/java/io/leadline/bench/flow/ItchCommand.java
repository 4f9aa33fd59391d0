package io.leadline.bench.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.leadline.command.Folders;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a flow for books in other languages. */
@Command(
    name = "itch",
    description = "Writes a flow as a BinaryFILE of ITCH 5.0, for books in other languages.",
    mixinStandardHelpOptions = true)
public final class ItchCommand implements Callable<Integer>
{
    private static final int DOCUMENT_EVENTS = 1000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the file")
    private Path file;

    @Option(
        names = "--flow", defaultValue = "W100", description = "W1, W100 or W8000 (default: ${DEFAULT-VALUE})")
    private String flow;

    @Option(names = "--ids", defaultValue = "sequential", description = "${COMPLETION-CANDIDATES}")
    private OrderIds ids;

    @Option(
        names = "--events", defaultValue = "20000000",
        description = "events behind those that rest every order (default: ${DEFAULT-VALUE})")
    private long eventCount;

    @Override
    public Integer call() throws IOException
    {
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            writeLog(folder);
            spec.commandLine().getOut().println("messages=" + write(folder, file) + " file=" + file);
        }
        finally
        {
            Folders.delete(folder);
        }

        return 0;
    }

    private void writeLog(final Path folder)
    {
        try (EventLogWriter log = new EventLogWriter(folder, Configuration.Feed.DEFAULT_MAX_JUMP_NS))
        {
            final QuoteFlow quotes = new QuoteFlow(log, FlowShape.of(flow), ids, FlowLog.SEED);
            long sent = 0;
            while (sent < eventCount)
            {
                sent += quotes.send((int)Math.min(DOCUMENT_EVENTS, eventCount - sent));
            }
            log.flush();
        }
    }

    /** Writes the events of a log and returns how many messages they became. */
    static long write(final Path folder, final Path file) throws IOException
    {
        try (EventLogReader reader = new EventLogReader(folder); ItchFile itch = new ItchFile(file))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(itch);
            }

            return itch.messageCount() + 1;
        }
    }
}
