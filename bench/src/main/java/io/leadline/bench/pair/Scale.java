package io.leadline.bench.pair;

/**
 * How long a bench runs.
 *
 * @param warmUpChunks chunks of each side before anything is kept.
 * @param chunks       chunks of each side that are kept.
 * @param isQuick      a look only: no figure of it is published.
 */
public record Scale(int warmUpChunks, int chunks, boolean isQuick)
{
    /**
     * For what is published. As many chunks before as behind: the compiler shares the one core with what it compiles,
     * and code that is short, as reading a document of few events is, waits long for its last form.
     */
    public static final Scale FULL = new Scale(120, 120, false);
    /** Whether it runs, and about where it stands. */
    public static final Scale QUICK = new Scale(10, 24, true);

    public int allChunks()
    {
        return warmUpChunks + chunks;
    }
}
