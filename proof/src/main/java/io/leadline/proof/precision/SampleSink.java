package io.leadline.proof.precision;

/** Who hears of the samples of one maker in their order. */
@FunctionalInterface
interface SampleSink
{
    /** So many samples one behind another say this. */
    void onSamples(SampleState state, long count);
}
