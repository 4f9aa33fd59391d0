package io.leadline.command;

import java.io.PrintStream;

import me.tongfei.progressbar.ProgressBarConsumer;

/** One line of a terminal that is written over and over, and empty in the end. */
final class TerminalLine implements ProgressBarConsumer
{
    private static final String CLEARED = "\r\u001b[K";

    private final PrintStream terminal;
    private final int length;

    /** A line that is never longer than this: some terminals go to the next line behind their last column. */
    TerminalLine(final PrintStream terminal, final int length)
    {
        this.terminal = terminal;
        this.length = length;
    }

    @Override
    public int getMaxRenderedLength()
    {
        return length;
    }

    @Override
    public void accept(final String text)
    {
        if (!text.isEmpty())
        {
            terminal.print("\r" + text + "\u001b[K");
            terminal.flush();
        }
    }

    @Override
    public void clear()
    {
        terminal.print(CLEARED);
        terminal.flush();
    }

    @Override
    public void close()
    {
        clear();
    }
}
