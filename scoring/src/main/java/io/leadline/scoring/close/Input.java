package io.leadline.scoring.close;

/**
 * A file that was added to the logs of a close, which keeps a copy of it.
 *
 * @param kept name of the copy in the close: {@code inputs/outages.csv} and the like, by what it is.
 * @param file its own name, without a folder.
 * @param text its bytes as UTF-8, which they are.
 */
public record Input(String kept, String file, String text)
{
    /**
     * A file.
     *
     * @param kind what it is: the name of the option that it is given with.
     */
    public static Input of(final String kind, final String file, final String text)
    {
        return new Input(CloseChain.kept(kind), file, text);
    }

    /** SHA-256 of its bytes, 64 hex digits. */
    public String sha256()
    {
        return CloseChain.sha256(text);
    }

    @Override
    public String toString()
    {
        return file + " sha256 " + sha256() + " kept " + kept;
    }
}
