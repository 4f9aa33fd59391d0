package io.leadline.sampler.command;

import java.io.PrintWriter;
import java.nio.file.Path;

import io.leadline.log.PageToucher;

import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/** The thread that readies pages of a log ahead of its writer, for as long as this is open. */
final class TouchingAhead implements AutoCloseable
{
    private final AgentRunner runner;

    TouchingAhead(final Path log, final PrintWriter err)
    {
        final PageToucher toucher = new PageToucher(log, complaint -> say(err, complaint));
        runner = new AgentRunner(
            new SleepingMillisIdleStrategy(),
            failure -> say(err, "pages are not made ready ahead of the writer: path=" + log + " reason=" + failure),
            null,
            toucher);
    }

    private static void say(final PrintWriter err, final String complaint)
    {
        err.println(complaint);
        err.flush();
    }

    void start()
    {
        AgentRunner.startOnThread(runner, work ->
        {
            final Thread thread = new Thread(work);
            thread.setDaemon(true);

            return thread;
        });
    }

    /** Waits until the thread has ended. */
    @Override
    public void close()
    {
        runner.close();
    }
}
