package io.leadline.sampler.command;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.AdapterKey;
import io.leadline.config.AdapterSettings;

/** Where a feed listens or looks, as an operator set it and without what may be secret of it. */
final class AwaitedPlaces
{
    private AwaitedPlaces()
    {
    }

    /**
     * {@code feed=NAME}, the inputs and all that the feed's section names outside of it, as keys and values.
     *
     * @param keys of the feed's section.
     */
    static String of(
        final String feed, final List<AdapterKey<?>> keys, final AdapterSettings settings, final List<Path> inputs)
    {
        final List<String> places = new ArrayList<>(List.of("feed=" + feed));
        inputs.forEach(input -> places.add("input=" + shown(input)));
        for (final AdapterKey<?> key : keys)
        {
            if (key.shape() != AdapterKey.Shape.BY_NAME)
            {
                settings.values(key).stream().map(AwaitedPlaces::shown).filter(shown -> !shown.isEmpty())
                    .forEach(shown -> places.add(key.name() + "=" + shown));
            }
        }

        return String.join(" ", places);
    }

    /** Empty for what is no place. */
    private static String shown(final Object value)
    {
        if (value instanceof Path path)
        {
            return path + (Files.exists(path) ? "" : " (absent)");
        }
        if (value instanceof URI uri)
        {
            return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        }

        // A part of a URL may hold a key, as all of it may.
        final boolean isPlace = value instanceof String text && !text.startsWith("/");

        return isPlace || value instanceof AdapterSettings.Address ? value.toString() : "";
    }
}
