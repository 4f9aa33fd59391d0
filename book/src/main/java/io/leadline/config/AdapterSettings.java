package io.leadline.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an operator's file says in the section of one feed's adapter; checked and immutable. None of it is part of what
 * is measured, so no log carries it.
 */
public final class AdapterSettings
{
    private final Map<String, List<?>> values;
    private final Map<String, Map<String, ?>> valuesByName;

    AdapterSettings(final Map<String, List<?>> values, final Map<String, Map<String, ?>> valuesByName)
    {
        this.values = Map.copyOf(values);
        this.valuesByName = Map.copyOf(valuesByName);
    }

    /**
     * A host and a port of it.
     *
     * @param host name or number.
     * @param port 1 to 65,535.
     */
    public record Address(String host, int port)
    {
        @Override
        public String toString()
        {
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        }
    }

    /**
     * The value of a key; null where it was left out and nothing stands for it.
     *
     * @throws IllegalArgumentException when the key is none of those that were read.
     */
    @SuppressWarnings("unchecked")
    public <T> T value(final AdapterKey<T> key)
    {
        final List<?> list = list(key);

        return list.isEmpty() ? null : (T)list.get(0);
    }

    /** The values of a key, in their order; none where it was left out. */
    @SuppressWarnings("unchecked")
    public <T> List<T> values(final AdapterKey<T> key)
    {
        return (List<T>)list(key);
    }

    private List<?> list(final AdapterKey<?> key)
    {
        final List<?> list = values.get(key.name());
        if (list == null)
        {
            throw new IllegalArgumentException("key was not read: key=" + key.name());
        }

        return list;
    }

    /** The values of a key by their names, in their order; none where it was left out. */
    @SuppressWarnings("unchecked")
    public <T> Map<String, T> valuesByName(final AdapterKey<T> key)
    {
        final Map<String, ?> byName = valuesByName.get(key.name());
        if (byName == null)
        {
            throw new IllegalArgumentException("key was not read: key=" + key.name());
        }

        return new LinkedHashMap<>((Map<String, T>)byName);
    }
}
