package io.leadline.feed.backpack;

import org.agrona.concurrent.EpochClock;

/**
 * Signs what an account asks for, as the venue's documents have it: {@code instruction=…&timestamp=…&window=…}, times
 * in ms, with the parameters of a request, where there are any, by their names between instruction and timestamp.
 * Nothing that is asked for here has any. Immutable, any thread.
 */
final class AccountSigner
{
    private final AccountKey key;
    private final long windowMs;
    private final EpochClock clock;

    /** What goes with a signed request, each as the venue wants it written. */
    record Signed(String verifyingKey, String signature, String timestampMs, String windowMs)
    {
    }

    /**
     * A signer of an account.
     *
     * @param windowMs for how long a signature holds; the venue allows up to 60,000.
     * @param clock    the hour as it is now, by which the venue judges; it follows corrections.
     */
    AccountSigner(final AccountKey key, final long windowMs, final EpochClock clock)
    {
        this.key = key;
        this.windowMs = windowMs;
        this.clock = clock;
    }

    /** Signs an instruction, now. */
    Signed sign(final String instruction)
    {
        final String timestamp = Long.toString(clock.time());
        final String window = Long.toString(windowMs);
        final String text = "instruction=" + instruction + "&timestamp=" + timestamp + "&window=" + window;

        return new Signed(key.verifyingKey(), key.sign(text), timestamp, window);
    }
}
