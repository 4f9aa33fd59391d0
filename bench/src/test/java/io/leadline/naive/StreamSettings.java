package io.leadline.naive;

import java.util.List;

import io.leadline.config.Configuration;

/**
 * What a random stream looks like.
 *
 * @param configuration  the markets, ladders, makers and schedule that the stream is made for.
 * @param startEpochNs   time of the first event.
 * @param meanStepNs     usual step of time between two events, above 0.
 * @param oddPerMille    chance of each number or id to be one that the contract refuses or calls odd.
 * @param hugePerMille   chance of a size near the limit of what is accepted.
 * @param ordersAtOnce   orders that a market grows to before cancels keep it in check.
 * @param accounts       who sends orders.
 */
public record StreamSettings(
    Configuration configuration,
    long startEpochNs,
    long meanStepNs,
    int oddPerMille,
    int hugePerMille,
    int ordersAtOnce,
    List<String> accounts)
{
    public StreamSettings
    {
        accounts = List.copyOf(accounts);
    }
}
