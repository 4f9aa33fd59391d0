package io.leadline.feed.backpack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leadline.config.Makers;
import io.leadline.problem.BadInputException;

/** The keys of all enrolled accounts. Immutable. */
final class AccountKeys
{
    private final Map<String, AccountKey> keys;

    private AccountKeys(final Map<String, AccountKey> keys)
    {
        this.keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /**
     * Reads the keys that an operator names. Where every account is a maker, those that have a key are enrolled.
     *
     * @param files by account.
     * @throws BadInputException naming every file that holds no key, every account of the makers without one, every key
     *                           of nobody enrolled, and every key of two accounts.
     */
    static AccountKeys read(final Map<String, Path> files, final Makers makers)
    {
        final List<String> problems = new ArrayList<>();
        final List<String> enrolled = makers.isAll() ? List.copyOf(files.keySet()) :
            makers.makers().stream().flatMap(maker -> maker.accounts().stream()).toList();
        for (final String account : enrolled)
        {
            if (!files.containsKey(account))
            {
                problems.add("account without a key: account=" + account + " expected=keys." + account);
            }
        }
        final Map<String, AccountKey> keys = new LinkedHashMap<>();
        final Map<String, String> accounts = new HashMap<>();
        files.forEach((account, path) ->
        {
            if (!enrolled.contains(account))
            {
                problems.add("key of nobody enrolled: account=" + account + " allowed=accounts of makers");
            }
            final KeyFile file = new KeyFile(path);
            final AccountKey key = file.read();
            if (key == null)
            {
                problems.add(file.problem() + " account=" + account);
                return;
            }
            final String other = accounts.putIfAbsent(key.verifyingKey(), account);
            if (other != null)
            {
                problems.add("one key of two accounts: account=" + account + " other=" + other);
            }
            keys.put(account, key);
        });
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }

        return new AccountKeys(keys);
    }

    /** By account, in the operator's order. */
    Map<String, AccountKey> all()
    {
        return keys;
    }

    /** Shows the accounts. */
    @Override
    public String toString()
    {
        return "accounts=" + keys.keySet();
    }
}
