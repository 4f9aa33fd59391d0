package io.leadline.proof.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Names and accounts of the makers that a bundle is not of. What operators write themselves, comments of programs or
 * reasons of outages, is searched for them: as whole words, and only for those that are no short words anyway.
 */
final class OtherNames
{
    private static final int LEAST_LENGTH = 4;

    private final TreeSet<String> names = new TreeSet<>();

    /** Adds names, but not the maker's own. */
    void addAll(final Collection<String> others, final Collection<String> own)
    {
        others.stream()
            .filter(name -> name.length() >= LEAST_LENGTH && !own.contains(name))
            .forEach(names::add);
    }

    /** The first one that a text names. */
    Optional<String> in(final byte[] bytes)
    {
        final String text = new String(bytes, StandardCharsets.UTF_8);

        return names.stream().filter(name -> isIn(name, text)).findFirst();
    }

    private static boolean isIn(final String name, final String text)
    {
        int at = text.indexOf(name);
        while (at >= 0)
        {
            final int end = at + name.length();
            final boolean isWord = (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) &&
                (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
            if (isWord)
            {
                return true;
            }
            at = text.indexOf(name, at + 1);
        }

        return false;
    }
}
