package io.leadline.feed.csv;

/** What a row is read into, field by field while the reader has their characters: they are valid no longer. */
interface FieldTaker
{
    /**
     * A row begins; an earlier one that was not ended is forgotten.
     *
     * @param line the physical line on which it begins, from 1.
     */
    void begin(long line);

    /**
     * The next field of the row.
     *
     * @param place of the field in the row, from 0.
     */
    void field(int place, char[] buffer, int offset, int length);
}
