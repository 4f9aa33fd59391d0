package io.leadline.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that reports are made from. */
final class Resource
{
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z_]+)}}");

    private Resource()
    {
    }

    /** A file beside this class, as text. */
    static String text(final String name)
    {
        try (InputStream in = Resource.class.getResourceAsStream(name))
        {
            if (in == null)
            {
                throw new IllegalStateException("no such resource: name=" + name);
            }

            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** A template with its places filled, in one pass: what is filled in is not looked at again. */
    static String fill(final String template, final Map<String, String> values)
    {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), values)));
    }

    private static String value(final String name, final Map<String, String> values)
    {
        final String value = values.get(name);
        if (value == null)
        {
            throw new IllegalStateException("template names an unknown place: name=" + name);
        }

        return value;
    }
}
