package io.leadline.log;

import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

import net.openhft.chronicle.core.io.IORuntimeException;

import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;

/**
 * Makes the pages ahead of a log's writer ready, on a thread beside it: the writer's first store to a page of a file
 * otherwise waits for the kernel to find memory and disk for it, and behind a full write-back queue for long. Follows
 * the end of the log as a reader does, and maps the same files for itself. It changes no byte, makes no file longer,
 * and needs no help of the writer, which may be another process.
 * <p>
 * Where the kernel does not know the advice (Linux before 5.14) or cannot follow it (a full disk), that is said once
 * and counted, and the writer does what it would have done without. Cold; one thread.
 */
public final class PageToucher implements Agent
{
    /** Bytes that are kept ready ahead of the writer, as far as the file goes. */
    static final long AHEAD_LENGTH = 64L << 20;

    private static final int MAX_STEPS = 32;

    private final Path directory;
    private final Consumer<String> complaints;
    private final int advice;
    private LogEnd end;
    private FilePages pages;
    private long nextOffset;
    private long touchedLength;
    private long errorCount;

    /**
     * A toucher for the log in a folder, which need not exist yet.
     *
     * @param complaints is told once, should the kernel refuse.
     */
    public PageToucher(final Path directory, final Consumer<String> complaints)
    {
        this(directory, complaints, FilePages.POPULATE_WRITE);
    }

    PageToucher(final Path directory, final Consumer<String> complaints, final int advice)
    {
        this.directory = directory;
        this.complaints = complaints;
        this.advice = advice;
    }

    /**
     * A bounded piece of work.
     *
     * @throws AgentTerminationException when the log's files cannot be followed: the writer goes on without.
     */
    @Override
    public int doWork()
    {
        try
        {
            return follow();
        }
        catch (final UncheckedIOException | IllegalStateException | IORuntimeException failure)
        {
            throw new AgentTerminationException(failure);
        }
    }

    private int follow()
    {
        if (end == null)
        {
            return open();
        }
        final int passedCount = end.advance();
        final File file = end.file();
        if (file == null)
        {
            return passedCount;
        }
        if (pages == null || !file.equals(pages.file()))
        {
            enter(file);
        }

        return passedCount + touch(end.position());
    }

    private int open()
    {
        if (!DocumentQueue.isListed(directory))
        {
            return 0;
        }
        end = new LogEnd(directory);

        return 1;
    }

    private void enter(final File file)
    {
        if (pages != null)
        {
            pages.close();
            pages = null;
        }
        pages = new FilePages(file, advice);
        nextOffset = 0;
    }

    /** A few steps of what is not ready yet; pages that the writer has passed are its own already. */
    private int touch(final long writerOffset)
    {
        final long step = FilePages.STEP_LENGTH;
        final long limit = Math.min(writerOffset + AHEAD_LENGTH, pages.length());
        nextOffset = Math.max(nextOffset, writerOffset - writerOffset % step);
        int stepCount = 0;
        while (stepCount < MAX_STEPS && nextOffset + step <= limit)
        {
            touchStep();
            stepCount++;
        }

        return stepCount;
    }

    private void touchStep()
    {
        final int error = pages.populate(nextOffset);
        nextOffset += FilePages.STEP_LENGTH;
        touchedLength += error == 0 ? FilePages.STEP_LENGTH : 0;
        if (error != 0 && errorCount++ == 0)
        {
            complaints.accept(
                "pages cannot be made ready ahead of the writer: path=" + pages.file() + " error=" + error);
        }
    }

    /** Bytes whose pages were made ready. */
    public long touchedLength()
    {
        return touchedLength;
    }

    /** Steps that the kernel refused. */
    public long errorCount()
    {
        return errorCount;
    }

    /** Lets go of the log's files. */
    @Override
    public void onClose()
    {
        try
        {
            if (pages != null)
            {
                pages.close();
            }
        }
        finally
        {
            if (end != null)
            {
                end.close();
            }
        }
    }

    @Override
    public String roleName()
    {
        return "page-toucher";
    }
}
