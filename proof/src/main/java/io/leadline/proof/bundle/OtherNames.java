package io.leadline.proof.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Names and accounts of the makers that a bundle is not of. What operators write themselves, comments of programs or
 * reasons of outages, is searched for them: as whole words, in whatever case, from two characters on. A word that only
 * looks like a name costs a comment, or a refusal; a name that is missed cannot be taken back.
 */
final class OtherNames
{
    private static final int LEAST_LENGTH = 2;
    /** Programs are full of numbers: one of fewer digits is no name in them. */
    private static final int LEAST_DIGITS = 4;

    private final TreeSet<String> names = new TreeSet<>();

    /** Adds names, but not the maker's own. */
    void addAll(final Collection<String> others, final Collection<String> own)
    {
        others.stream()
            .filter(name -> name.length() >= leastLength(name) && !own.contains(name))
            .forEach(names::add);
    }

    private static int leastLength(final String name)
    {
        return name.chars().allMatch(Character::isDigit) ? LEAST_DIGITS : LEAST_LENGTH;
    }

    /** The first one that a text names. */
    Optional<String> in(final byte[] bytes)
    {
        final String text = new String(bytes, StandardCharsets.UTF_8);

        return names.stream().filter(name -> isIn(name, text)).findFirst();
    }

    private static boolean isIn(final String name, final String text)
    {
        for (int at = 0; at + name.length() <= text.length(); at++)
        {
            final int end = at + name.length();
            final boolean isWord = (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) &&
                (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
            if (isWord && text.regionMatches(true, at, name, 0, name.length()))
            {
                return true;
            }
        }

        return false;
    }
}
