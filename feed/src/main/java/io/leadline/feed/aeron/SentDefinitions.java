package io.leadline.feed.aeron;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an engine has defined so far: markets and accounts by their numbers, each counted from 0. Single thread. */
final class SentDefinitions
{
    private final Map<String, Integer> marketNumbers = new HashMap<>();
    private final Map<String, Integer> accountNumbers = new HashMap<>();
    private final List<SentMarket> markets = new ArrayList<>();
    private final List<byte[]> accounts = new ArrayList<>();

    /** Number of a market that is known under this name; -1 for none. */
    int market(final String name)
    {
        return marketNumbers.getOrDefault(name, -1);
    }

    /**
     * Gives a new market its number.
     *
     * @throws IllegalArgumentException for a name or a step that no message takes.
     */
    int addMarket(final String name, final BigDecimal tick, final BigDecimal lot)
    {
        markets.add(new SentMarket(SentName.bytes(name), tick, lot));
        marketNumbers.put(name, markets.size() - 1);

        return markets.size() - 1;
    }

    SentMarket sentMarket(final int number)
    {
        return markets.get(number);
    }

    int marketCount()
    {
        return markets.size();
    }

    /** Number of an account that is known under this name; -1 for none. */
    int account(final String name)
    {
        final Integer number = accountNumbers.get(name);

        return number == null ? -1 : number;
    }

    /**
     * Gives a new account its number.
     *
     * @throws IllegalArgumentException for a name that no message takes.
     */
    int addAccount(final String name)
    {
        accounts.add(SentName.bytes(name));
        accountNumbers.put(name, accounts.size() - 1);

        return accounts.size() - 1;
    }

    byte[] accountName(final int number)
    {
        return accounts.get(number);
    }

    int accountCount()
    {
        return accounts.size();
    }

    /** A market with steps that a message takes: up to 63 bits of digits, ten to the power of -30 to 30. */
    record SentMarket(byte[] name, BigDecimal tick, BigDecimal lot)
    {
        private static final int MAX_EXPONENT = 30;

        SentMarket
        {
            requireStep(tick);
            requireStep(lot);
        }

        private static void requireStep(final BigDecimal step)
        {
            if (step.signum() <= 0 || step.unscaledValue().bitLength() >= Long.SIZE ||
                Math.abs(step.scale()) > MAX_EXPONENT)
            {
                throw new IllegalArgumentException("step that no message takes: step=" + step);
            }
        }
    }
}
