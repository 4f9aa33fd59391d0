package io.leadline.proof.head;

import io.leadline.proof.tree.DayTree;

/**
 * A day as it was sealed.
 *
 * @param head of the day.
 * @param tree that the head has the root of.
 */
public record SealedDay(SignedHead head, DayTree tree)
{
}
