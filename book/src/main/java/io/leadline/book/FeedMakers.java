package io.leadline.book;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.leadline.config.Makers;

/**
 * The makers of a feed and their numbers in it, from 0: those of the configuration in its order, or every account in
 * the order in which the log names them. Allocates for new names. Single thread.
 */
final class FeedMakers
{
    private static final int UNKNOWN = -1;
    private static final int INITIAL_CAPACITY = 64;

    private final boolean isEveryAccountMaker;
    private final Map<String, Integer> makerOfGroupedAccount = new HashMap<>();
    private String[] names = new String[INITIAL_CAPACITY];
    private int count;

    FeedMakers(final Makers makers)
    {
        isEveryAccountMaker = makers.isAll();
        for (final Makers.Maker maker : makers.makers())
        {
            final int number = add(maker.name());
            maker.accounts().forEach(account -> makerOfGroupedAccount.put(account, number));
        }
    }

    private int add(final String name)
    {
        if (count == names.length)
        {
            names = Arrays.copyOf(names, 2 * count);
        }
        names[count] = name;

        return count++;
    }

    /** The maker of an account that the log has not named before, -1 for one that is not tracked. */
    int ofNewAccount(final String account)
    {
        return isEveryAccountMaker ? add(account) : makerOfGroupedAccount.getOrDefault(account, UNKNOWN);
    }

    /** Name of a maker. */
    String name(final int maker)
    {
        return names[maker];
    }
}
