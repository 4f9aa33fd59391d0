package io.leadline.bench.pair;

/**
 * A contender and what is asked of the first one beside it.
 *
 * @param name  its name in tables.
 * @param limit the highest ratio of the first side's time to this one's; 0 where none is asked.
 */
public record Side(String name, double limit, Contender contender)
{
}
