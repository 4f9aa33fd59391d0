package io.leadline.config;

import java.util.Locale;

/** The words of a configuration file for enumerations: their names in lower case. */
final class Words
{
    private Words()
    {
    }

    /** The word of a constant. */
    static String of(final Enum<?> constant)
    {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
