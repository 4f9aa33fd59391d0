package io.leadline.proof.precision;

/** What a snapshot at a moment would say of one maker. */
enum SampleState
{
    /** It would not count. */
    UNCOUNTED,
    /** It would count, and the presence rule does not hold. */
    ABSENT,
    /** It would count, and the rule holds. */
    ACTIVE
}
