package io.leadline.log;

/** Documents that can also be read out of their order, by the UTC day of their file and their place in it. */
public interface PlacedDocuments extends Documents
{
    /**
     * Reads one document; the next in order is then the one behind it.
     *
     * @param epochDay UTC day of the file, counted from 1970-01-01.
     * @param position place of the document in its file, from 0.
     * @return whether there is such a document.
     */
    boolean read(long epochDay, long position);
}
