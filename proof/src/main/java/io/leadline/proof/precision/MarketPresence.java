package io.leadline.proof.precision;

import java.util.List;

/**
 * One market under one presence rule.
 *
 * @param market  its name.
 * @param counted when a snapshot of it would have counted.
 * @param makers  every maker that it has seen and that takes part, by the bytes of their names.
 */
public record MarketPresence(String market, Stretches counted, List<MakerPresence> makers)
{
    public MarketPresence
    {
        makers = List.copyOf(makers);
    }
}
