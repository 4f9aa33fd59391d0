package io.leadline.proof.dispute;

import java.util.List;

/**
 * What a rule makes of a maker in one snapshot, worked out from the snapshot alone, as the rule writes it. Single
 * thread.
 */
interface Reckoning
{
    /**
     * The numbers that are summed up.
     *
     * @param isActive whether the presence rule holds.
     * @param formula  takes the steps.
     */
    List<Figure> figures(Moment moment, boolean isActive, Formula formula);

    /** Why a maker that is near enough falls short of the rule, or where what it rests counts for nothing. */
    default List<Reason> reasons(final Moment moment, final boolean isActive)
    {
        return List.of();
    }
}
