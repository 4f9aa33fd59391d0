package io.leadline.proof.tree;

/** Which leaves somebody wants to show: their bytes are kept. */
@FunctionalInterface
public interface LeafWish
{
    LeafWish NONE = (day, key) -> false;

    /**
     * Whether this one is wanted.
     *
     * @param day counted from 1970-01-01.
     */
    boolean wants(long day, LeafKey key);
}
