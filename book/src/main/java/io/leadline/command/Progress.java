package io.leadline.command;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar on stderr for long work, with rate and time left; silent unless the launcher said that stderr is a terminal.
 */
public final class Progress implements AutoCloseable
{
    /** Set to {@code true} by the launcher when stderr is a terminal. */
    private static final String TERMINAL_PROPERTY = "leadline.terminal";
    private static final int UPDATE_MS = 250;

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
            .setUnit(unit, 1)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MS)
            .showSpeed()
            .build());
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
