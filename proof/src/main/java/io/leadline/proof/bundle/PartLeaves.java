package io.leadline.proof.bundle;

import java.time.LocalDate;
import java.util.function.Supplier;

import io.leadline.proof.tree.LeafKey;

/**
 * One market's hour or day's end, by the leaf of the whole book and the maker's, whose bytes are read when they are
 * asked for.
 *
 * @param day         counted from 1970-01-01.
 * @param key         of the whole book's leaf.
 * @param bookContent its bytes.
 * @param ownContent  the maker's; null where there is none.
 */
record PartLeaves(long day, LeafKey key, Supplier<byte[]> bookContent, Supplier<byte[]> ownContent)
{
    byte[] book()
    {
        return bookContent.get();
    }

    byte[] own()
    {
        return ownContent == null ? null : ownContent.get();
    }

    /** Whether the maker was known. */
    boolean hasOwn()
    {
        return ownContent != null;
    }

    /** For messages. */
    String text()
    {
        return "market=" + key.market() + " day=" + LocalDate.ofEpochDay(day) + " part=" + key.part();
    }
}
