package io.leadline.config;

import java.util.List;

/**
 * Who is measured: every account as a maker of its own name, or the listed makers only.
 *
 * @param isAll  every account is a maker of its own name.
 * @param makers when not all: makers with their accounts; names and accounts are unique over the list.
 */
public record Makers(boolean isAll, List<Maker> makers)
{
    public static final Makers ALL = new Makers(true, List.of());

    public Makers
    {
        makers = List.copyOf(makers);
    }

    /**
     * Accounts that count as one.
     *
     * @param name     unique in its configuration.
     * @param accounts what the venue attributes orders to; at least one.
     */
    public record Maker(String name, List<String> accounts)
    {
        public Maker
        {
            accounts = List.copyOf(accounts);
        }
    }
}
