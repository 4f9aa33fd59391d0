package io.leadline.feed.rest;

/**
 * What requests may take.
 *
 * @param maxBodyLength bytes of an answer's body; one that is longer is not read on.
 * @param timeoutNs     from the sending of a request until its answer is whole.
 * @param retryMinNs    least wait before a request is tried again; positive.
 * @param retryMaxNs    longest wait, but for a venue that asks for more.
 * @param maxPerSecond  requests; positive.
 */
public record RestLimits(int maxBodyLength, long timeoutNs, long retryMinNs, long retryMaxNs, int maxPerSecond)
{
    public RestLimits
    {
        if (maxBodyLength <= 0 || timeoutNs <= 0 || retryMinNs <= 0 || retryMaxNs < retryMinNs || maxPerSecond <= 0)
        {
            throw new IllegalArgumentException(
                "limits of requests: maxBodyLength=" + maxBodyLength + " timeoutNs=" + timeoutNs + " retryMinNs=" +
                retryMinNs + " retryMaxNs=" + retryMaxNs + " maxPerSecond=" + maxPerSecond);
        }
    }
}
