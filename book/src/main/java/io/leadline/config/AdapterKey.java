package io.leadline.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.leadline.config.AdapterSettings.Address;

import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A key that a feed's adapter reads from its own section of the configuration, {@code feed.NAME.KEY}. Immutable. */
public final class AdapterKey<T>
{
    /** Nothing stands for a key that is left out. */
    public static final String NONE = "";

    private static final int MAX_PORT = 65_535;
    private static final int MAX_COUNT = 1 << 30;

    private static final String MAX_DURATION = "3650d";
    private static final Kind<Long> DURATION = durations("0s", MAX_DURATION);
    private static final Kind<Path> PATH =
        new Kind<>("not a path", "path of a file or folder, relative to this file's folder", AdapterKey::path);
    private static final Kind<Address> ADDRESS = new Kind<>(
        "not a host and port", "HOST:PORT, as feed.example.com:5000 or [::1]:5000", AdapterKey::address);

    private final String name;
    private final Kind<T> kind;
    private final Shape shape;
    private final String initial;
    private final String purpose;
    private final Floor floor;

    private AdapterKey(
        final String name, final Kind<T> kind, final Shape shape, final String initial, final String purpose)
    {
        this(name, kind, shape, initial, purpose, null);
    }

    private AdapterKey(
        final String name, final Kind<T> kind, final Shape shape, final String initial, final String purpose,
        final Floor floor)
    {
        this.floor = floor;
        this.name = name;
        this.kind = kind;
        this.shape = shape;
        this.initial = initial;
        this.purpose = purpose;
    }

    /** Another key whose value is the lower bound of this one's. */
    record Floor(AdapterKey<?> key, boolean isIncluded)
    {
        /** Whether a value is none that may stand beside the other key's. */
        boolean refuses(final Object value, final Object floorValue)
        {
            @SuppressWarnings("unchecked")
            final int order = ((Comparable<Object>)value).compareTo(floorValue);

            return isIncluded ? order < 0 : order <= 0;
        }

        @Override
        public String toString()
        {
            return (isIncluded ? "at least " : "more than ") + key.name;
        }
    }

    /** How many values a key has. */
    public enum Shape
    {
        /** One. */
        VALUE,
        /** A list of 1 to 1,000. */
        LIST,
        /** One for each of 1 to 1,000 names. */
        BY_NAME
    }

    /**
     * A text of 1 to 128 bytes.
     *
     * @param name    lower case words joined by {@code _}.
     * @param initial what stands where the key is left out, as an operator would write it; null where it must be there,
     *                {@link #NONE} where nothing stands for it.
     * @param purpose what it does, in a few words for the operator.
     */
    public static AdapterKey<String> text(final String name, final String initial, final String purpose)
    {
        return new AdapterKey<>(name, Kind.TEXT_OR_NUMBER, Shape.VALUE, initial, purpose);
    }

    /** One of some words. */
    public static AdapterKey<String> word(
        final String name, final Map<String, String> words, final String initial, final String purpose)
    {
        return new AdapterKey<>(
            name, Kind.words(words, String.join(" or ", words.keySet().stream().sorted().toList())), Shape.VALUE,
            initial, purpose);
    }

    /** A duration, in ns. */
    public static AdapterKey<Long> duration(final String name, final String initial, final String purpose)
    {
        return new AdapterKey<>(name, DURATION, Shape.VALUE, initial, purpose);
    }

    /**
     * A duration in ns, between two, both included.
     *
     * @param least as an operator would write it, as is the most.
     */
    public static AdapterKey<Long> duration(
        final String name, final String least, final String most, final String initial, final String purpose)
    {
        return new AdapterKey<>(name, durations(least, most), Shape.VALUE, initial, purpose);
    }

    /** A duration in ns that is not nothing. */
    public static AdapterKey<Long> positiveDuration(final String name, final String initial, final String purpose)
    {
        return duration(name, "1ms", MAX_DURATION, initial, purpose);
    }

    private static Kind<Long> durations(final String least, final String most)
    {
        return Kind.duration(
            DurationText.UP_TO_DAYS, DurationText.UP_TO_DAYS.parseNs(least), DurationText.UP_TO_DAYS.parseNs(most),
            least + " to " + most + ", as 500ms, 5s, 1m, 2h or 7d");
    }

    /** A count from 1 on. */
    public static AdapterKey<Integer> count(final String name, final String initial, final String purpose)
    {
        return new AdapterKey<>(name, Kind.integer(1, MAX_COUNT), Shape.VALUE, initial, purpose);
    }

    /** A count from 1 to another, included. */
    public static AdapterKey<Integer> count(
        final String name, final int most, final String initial, final String purpose)
    {
        return new AdapterKey<>(name, Kind.integer(1, most), Shape.VALUE, initial, purpose);
    }

    /** True or false. */
    public static AdapterKey<Boolean> flag(final String name, final String initial, final String purpose)
    {
        return new AdapterKey<>(name, Kind.FLAG, Shape.VALUE, initial, purpose);
    }

    /**
     * A URL.
     *
     * @param schemes those allowed, in lower case, separated by commas.
     */
    public static AdapterKey<URI> url(
        final String name, final String schemes, final String initial, final String purpose)
    {
        final String allowed = "a url of " + schemes.replace(",", " or ") + ", without user, query and fragment";

        return new AdapterKey<>(
            name, new Kind<>("not a url", allowed, scalar -> uri(scalar, schemes), QuotedText::shownUrl), Shape.VALUE,
            initial, purpose);
    }

    /** A file or folder, relative to the configuration's own folder. */
    public static AdapterKey<Path> path(final String name, final String initial, final String purpose)
    {
        return new AdapterKey<>(name, PATH, Shape.VALUE, initial, purpose);
    }

    /** A host and a port. */
    public static AdapterKey<Address> address(final String name, final String initial, final String purpose)
    {
        return new AdapterKey<>(name, ADDRESS, Shape.VALUE, initial, purpose);
    }

    /** The same key, whose value must be more than another key's, where both have one. */
    public AdapterKey<T> above(final AdapterKey<T> other)
    {
        return new AdapterKey<>(name, kind, shape, initial, purpose, new Floor(other, false));
    }

    /** The same key, whose value must be at least another key's, where both have one. */
    public AdapterKey<T> atLeast(final AdapterKey<T> other)
    {
        return new AdapterKey<>(name, kind, shape, initial, purpose, new Floor(other, true));
    }

    /** The same key with several values. */
    public AdapterKey<T> listed()
    {
        return new AdapterKey<>(name, kind, Shape.LIST, initial, purpose);
    }

    /** The same key with a value for each of some names. */
    public AdapterKey<T> byName()
    {
        return new AdapterKey<>(name, kind, Shape.BY_NAME, initial, purpose);
    }

    /** Name, unique in its adapter. */
    public String name()
    {
        return name;
    }

    /** How many values it has. */
    public Shape shape()
    {
        return shape;
    }

    /** What stands where it is left out: null where it must be there, {@link #NONE} for nothing. */
    public String initial()
    {
        return initial;
    }

    /** What it does, for the operator. */
    public String purpose()
    {
        return purpose;
    }

    Kind<T> kind()
    {
        return kind;
    }

    /** Null where none other bounds it. */
    Floor floor()
    {
        return floor;
    }

    /** What a value may be. */
    public String allowed()
    {
        return floor == null ? kind.allowed() : kind.allowed() + "; " + floor;
    }

    private static Path path(final ScalarNode scalar)
    {
        try
        {
            return scalar.getValue().isEmpty() ? null : Path.of(scalar.getValue());
        }
        catch (final InvalidPathException malformed)
        {
            return null;
        }
    }

    private static URI uri(final ScalarNode scalar, final String schemes)
    {
        try
        {
            final URI uri = new URI(scalar.getValue());
            final boolean isPlain =
                uri.getUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            final boolean isKnown = uri.getScheme() != null && uri.getHost() != null &&
                List.of(schemes.split(",")).contains(uri.getScheme());

            return isPlain && isKnown ? uri : null;
        }
        catch (final URISyntaxException malformed)
        {
            return null;
        }
    }

    private static Address address(final ScalarNode scalar)
    {
        final String text = scalar.getValue();
        final int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}"))
        {
            return null;
        }
        final String host = text.substring(0, colon);
        final int port = Integer.parseInt(text.substring(colon + 1));
        final boolean isBracketed = host.startsWith("[") && host.endsWith("]");

        return port < 1 || port > MAX_PORT || !isBracketed && host.indexOf(':') >= 0 ?
            null : new Address(isBracketed ? host.substring(1, host.length() - 1) : host, port);
    }
}
