package io.leadline.book;

/**
 * The most that one market may hold; passing a limit is counted and takes the market out of sync.
 *
 * @param orders resting orders.
 * @param levels price levels, both sides.
 * @param makers makers ever seen.
 */
public record BookLimits(int orders, int levels, int makers)
{
}
