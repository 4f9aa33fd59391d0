package io.leadline.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.leadline.command.IsoTime;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of a YAML file while it is read: keys are taken by name, and what nobody took is an unknown key. A
 * problem is reported with file, line and path, and a harmless value stands in, so that reading goes on to the next.
 */
public final class YamlMapping
{
    private final YamlFile file;
    private final String path;
    private final Node node;
    private final Map<String, Node> untaken = new LinkedHashMap<>();
    private final Map<String, Node> values = new TreeMap<>();

    /**
     * A mapping that has yet to be read.
     *
     * @param path of its keys from the top of the file, empty for the top itself.
     * @param node of the file; null where a problem was noted already.
     */
    public YamlMapping(final YamlFile file, final String path, final Node node)
    {
        this.file = file;
        this.path = path;
        this.node = node;
        if (node instanceof MappingNode mapping)
        {
            mapping.getValue().forEach(this::keep);
        }
        else if (node != null)
        {
            file.problem(node, "not a mapping: key=" + (path.isEmpty() ? "(file)" : path));
        }
    }

    /** Whether the file has the key. */
    public boolean has(final String key)
    {
        return values.containsKey(key);
    }

    /** Path of a key from the top of the file. */
    String path(final String key)
    {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Reports a problem of a key's value, or of the mapping when the key is absent. */
    public void problem(final String key, final String text)
    {
        file.problem(values.getOrDefault(key, node), text);
    }

    /** Reports that a key's value cannot be read: what stands in for it is no problem of its own. */
    private void unreadable(final String key, final String text)
    {
        file.unreadable(values.getOrDefault(key, node), text);
    }

    /** Whether all of these keys are there, with values that could be read so far: they can be held to each other. */
    boolean isReadable(final String... keys)
    {
        return Stream.of(keys).allMatch(key -> has(key) && file.isReadable(values.get(key)));
    }

    /** Reports a key's value when another item of the list, which took it before, has the same. */
    void refuseTwice(final String key, final String what, final Set<String> taken)
    {
        if (values.get(key) instanceof ScalarNode scalar && !scalar.getValue().isEmpty()
            && !taken.add(scalar.getValue()))
        {
            problem(key, what + " twice: key=" + path(key) + " value=" + scalar.getValue());
        }
    }

    /** Text of a key that has to be there. */
    public String text(final String key)
    {
        final Node value = taken(key);

        return value == null ? "" : scalar(key, value);
    }

    /** A decimal of at least {@code least} that has to be there. */
    public BigDecimal decimal(final String key, final String least)
    {
        return decimal(key, text(key), new BigDecimal(least));
    }

    /** A decimal of at least 0 that has to be there, and is held to the step of what the program pays. */
    BigDecimal amount(final String key)
    {
        final BigDecimal amount = decimal(key, "0");
        file.keepAmount(values.getOrDefault(key, node), path(key), amount);

        return amount;
    }

    /** A decimal above zero that has to be there. */
    public BigDecimal positive(final String key)
    {
        final BigDecimal value = decimal(key, "0");
        if (value.signum() == 0 && values.get(key) instanceof ScalarNode scalar)
        {
            problem(key, "not above its limit: key=" + path(key) + " value=" + scalar.getValue() + " limit=0");
        }

        return value.signum() > 0 ? value : BigDecimal.ONE;
    }

    /** A UTC date that has to be there. */
    LocalDate date(final String key)
    {
        final String text = text(key);
        try
        {
            return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
        }
        catch (final DateTimeParseException malformed)
        {
            unreadable(key, "not a date: key=" + path(key) + " value=" + text + " allowed=YYYY-MM-DD");
            return LocalDate.EPOCH;
        }
    }

    /** A UTC date; null when the key is absent. */
    LocalDate optionalDate(final String key)
    {
        return has(key) ? date(key) : null;
    }

    /** An instant that has to be there, in ns since 1970-01-01 UTC: ISO-8601, or a date for its 00:00. */
    public long epochNs(final String key)
    {
        final String text = text(key);
        try
        {
            return text.isEmpty() ? 0 : IsoTime.parse(text);
        }
        catch (final IllegalArgumentException refused)
        {
            unreadable(key, refused.getMessage() + " key=" + path(key));
            return 0;
        }
    }

    /** A distance in hundredths of a basis point: at most two decimals, 0 to 10,000 bps. */
    public int bpsE2(final String key)
    {
        final BigDecimal bps = decimal(key, "0");
        if (bps.stripTrailingZeros().scale() > 2 || bps.compareTo(BigDecimal.valueOf(10_000)) > 0)
        {
            unreadable(key, "not an edge: key=" + path(key) + " value=" + bps.toPlainString()
                + " allowed=0..10000 with at most two decimals");
            return 0;
        }

        return bps.movePointRight(2).intValueExact();
    }

    /** A decimal of at least {@code least}; null when the key is absent. */
    BigDecimal optionalDecimal(final String key, final String least)
    {
        return has(key) ? decimal(key, least) : null;
    }

    /** A decimal between 0 and 1; null when the key is absent. */
    BigDecimal optionalFraction(final String key)
    {
        return has(key) ? fraction(key) : null;
    }

    /** A decimal between 0 and 1 that has to be there. */
    public BigDecimal fraction(final String key)
    {
        final BigDecimal value = decimal(key, "0");
        if (value.compareTo(BigDecimal.ONE) > 0)
        {
            problem(key, "above its limit: key=" + path(key) + " value=" + value.toPlainString() + " limit=1");
        }

        return value;
    }

    /** An integer between two bounds that has to be there. */
    public int integer(final String key, final int least, final int most)
    {
        final String text = text(key);
        if (text.isEmpty())
        {
            return least;
        }
        if (text.matches("-?[0-9]{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most)
        {
            return Integer.parseInt(text);
        }
        unreadable(key, "not an integer in range: key=" + path(key) + " value=" + text
            + " allowed=" + least + ".." + most);

        return least;
    }

    /** One of an enum's names in lower case, which has to be there. */
    <E extends Enum<E>> E choice(final String key, final Class<E> type)
    {
        final String text = text(key);
        final E[] constants = type.getEnumConstants();
        for (final E constant : constants)
        {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text))
            {
                return constant;
            }
        }
        if (!text.isEmpty())
        {
            final String allowed = Stream.of(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
            unreadable(key, "unknown choice: key=" + path(key) + " value=" + text + " allowed=" + allowed);
        }

        return constants[0];
    }

    /** A mapping that has to be there. */
    public YamlMapping mapping(final String key)
    {
        return new YamlMapping(file, path(key), taken(key));
    }

    /** The mappings of a list that has to be there. */
    public List<YamlMapping> mappings(final String key)
    {
        final List<YamlMapping> items = new ArrayList<>();
        final List<Node> nodes = sequence(key);
        for (int i = 0; i < nodes.size(); i++)
        {
            items.add(new YamlMapping(file, path(key) + "[" + i + "]", nodes.get(i)));
        }

        return items;
    }

    /** The scalars of a list that has to be there. */
    public List<String> texts(final String key)
    {
        final List<String> items = new ArrayList<>();
        final List<Node> nodes = sequence(key);
        for (int i = 0; i < nodes.size(); i++)
        {
            items.add(scalar(key + "[" + i + "]", nodes.get(i)));
        }

        return items;
    }

    /** All keys of a mapping whose keys are names of the user's choosing, in the file's order. */
    public List<String> names()
    {
        return List.copyOf(untaken.keySet());
    }

    /** Reports every key that nobody took. */
    public void close()
    {
        untaken.forEach((key, value) -> file.problem(value, "unknown key: key=" + path(key)));
        untaken.clear();
    }

    private void keep(final NodeTuple tuple)
    {
        final String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : null;
        if (key == null)
        {
            file.problem(tuple.getKeyNode(), "key is not a scalar: key=" + path);
        }
        else if (values.put(key, tuple.getValueNode()) == null)
        {
            untaken.put(key, tuple.getValueNode());
        }
        else
        {
            file.problem(tuple.getKeyNode(), "key twice: key=" + path(key));
        }
    }

    private Node taken(final String key)
    {
        untaken.remove(key);
        final Node value = values.get(key);
        if (value == null && node instanceof MappingNode)
        {
            file.problem(node, "missing key: key=" + path(key));
        }

        return value;
    }

    private List<Node> sequence(final String key)
    {
        final Node value = taken(key);
        if (value instanceof SequenceNode sequence)
        {
            return sequence.getValue();
        }
        if (value != null)
        {
            file.unreadable(value, "not a list: key=" + path(key));
        }

        return List.of();
    }

    private String scalar(final String key, final Node value)
    {
        if (!(value instanceof ScalarNode scalar))
        {
            file.unreadable(value, "not a single value: key=" + path(key));
            return "";
        }
        if (scalar.getValue().isEmpty())
        {
            file.unreadable(value, "empty value: key=" + path(key));
        }

        return scalar.getValue();
    }

    private BigDecimal decimal(final String key, final String text, final BigDecimal least)
    {
        if (text.isEmpty())
        {
            return least;
        }
        if (!text.matches("-?[0-9]{1,30}(\\.[0-9]{1,18})?"))
        {
            unreadable(key, "not a plain decimal: key=" + path(key) + " value=" + text);
            return least;
        }
        final BigDecimal value = new BigDecimal(text);
        if (value.compareTo(least) < 0)
        {
            problem(key, "below its limit: key=" + path(key) + " value=" + text + " limit=" + least.toPlainString());
        }

        return value;
    }
}
