package io.leadline.proof.tree;

/** Which leaves somebody wants to show: their bytes are kept. */
@FunctionalInterface
public interface LeafWish
{
    LeafWish NONE = key -> false;

    /** Whether this one is wanted. */
    boolean wants(LeafKey key);
}
