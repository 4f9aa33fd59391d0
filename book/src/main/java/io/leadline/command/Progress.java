package io.leadline.command;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/**
 * A bar on stderr for long work, with rate and time left, which is gone in the end; silent unless the launcher said
 * that stderr is a terminal.
 */
public final class Progress implements AutoCloseable
{
    /** Set to {@code true} by the launcher when stderr is a terminal. */
    private static final String TERMINAL_PROPERTY = "leadline.terminal";
    private static final int UPDATE_MS = 500;
    /** One column less than a terminal's 80: some go to the next line behind the last. */
    private static final int MAX_LENGTH = 79;

    private final ProgressBar bar;

    private Progress(final ProgressBar bar)
    {
        this.bar = bar;
    }

    /**
     * Starts a bar.
     *
     * @param label what is worked on.
     * @param unit  what is counted, with a blank in front.
     * @param total how many there are, -1 when that is not known.
     */
    public static Progress start(final String label, final String unit, final long total, final boolean isQuiet)
    {
        if (isQuiet || !Boolean.getBoolean(TERMINAL_PROPERTY))
        {
            return new Progress(null);
        }

        return new Progress(new ProgressBarBuilder()
            .setTaskName(label)
            .setInitialMax(total)
            .setUpdateIntervalMillis(UPDATE_MS)
            .setRenderer((state, length) -> line(state, unit, length))
            .setConsumer(new TerminalLine(System.err, MAX_LENGTH))
            .clearDisplayOnFinish()
            .build());
    }

    /** Nothing before there is something to tell: short work leaves no trace. */
    private static String line(final ProgressState state, final String unit, final int length)
    {
        return state.getCurrent() == 0 ? "" : ProgressLine.of(
            state.getTaskName(), unit, state.getCurrent(), state.isIndefinite() ? -1 : state.getMax(),
            state.getElapsedAfterStart().toMillis(), length);
    }

    /** Whether anybody sees the bar. */
    public boolean isShown()
    {
        return bar != null;
    }

    /**
     * How many are done by now.
     *
     * @param expected how many there are, as far as is known by now; -1 when it is not.
     */
    public void done(final long count, final long expected)
    {
        if (bar != null)
        {
            bar.maxHint(expected);
            bar.stepTo(count);
        }
    }

    /** How many are done by now. */
    public void done(final long count)
    {
        if (bar != null)
        {
            bar.stepTo(count);
        }
    }

    @Override
    public void close()
    {
        if (bar != null)
        {
            bar.close();
        }
    }
}
