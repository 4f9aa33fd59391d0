package io.leadline.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of a program file that one run sets otherwise, to see what would be. It is set before the file is read, so it
 * is held to all that a file is held to. Immutable.
 *
 * @param key   path of the value: {@code rules[0].award.ineligible}, or {@code rules[*]...} for all items of a list.
 * @param value what it is in this run, as a file would write it.
 */
public record ProgramChange(String key, String value)
{
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)((?:\\[(?:[0-9]{1,4}|\\*)\\])*)");
    private static final Pattern INDEX = Pattern.compile("\\[([0-9]+|\\*)\\]");
    private static final String ANY = "*";

    /**
     * A change from {@code key=value}.
     *
     * @throws IllegalArgumentException when it is none.
     */
    public static ProgramChange parse(final String text)
    {
        final int equals = text.indexOf('=');
        final ProgramChange change = new ProgramChange(
            text.substring(0, Math.max(0, equals)).strip(), text.substring(equals + 1).strip());
        for (final String step : change.key().split("\\.", -1))
        {
            if (equals < 0 || !STEP.matcher(step).matches())
            {
                throw new IllegalArgumentException("not a change: value=" + text
                    + " allowed=KEY=VALUE, a key as problems of a file name it: rules[0].award.ineligible=recompute");
            }
        }

        return change;
    }

    @Override
    public String toString()
    {
        return key + "=" + value;
    }

    /**
     * Sets the value in a file's nodes; what the key does not lead to is a problem.
     *
     * @param option what problems name as the origin of the change.
     */
    void apply(final YamlFile file, final Node top, final String option)
    {
        final String setting = option + " " + this;
        if (file.composeSetting(setting, value) == null)
        {
            return;
        }
        final List<Object> steps = new ArrayList<>();
        for (final String step : key.split("\\."))
        {
            final Matcher matcher = STEP.matcher(step);
            matcher.matches();
            steps.add(matcher.group(1));
            INDEX.matcher(matcher.group(2)).results().map(result -> result.group(1)).forEach(index ->
                steps.add(index.equals(ANY) ? (Object)List.of() : Integer.valueOf(index)));
        }
        // Composed anew for each place: a later change of one of them is none of the others.
        if (!set(top, steps, () -> file.composeSetting(setting, value)))
        {
            file.settingProblem(setting, "no such key: key=" + key);
        }
    }

    /** Follows steps: a text into a mapping, a number to one item of a list, an empty list to all of them. */
    private static boolean set(final Node node, final List<Object> steps, final Supplier<Node> value)
    {
        final Object step = steps.get(0);
        final List<Object> rest = steps.subList(1, steps.size());
        if (step instanceof String name)
        {
            return node instanceof MappingNode mapping && setKey(mapping, name, rest, value);
        }
        if (!(node instanceof SequenceNode sequence))
        {
            return false;
        }
        final List<Node> items = sequence.getValue();
        final int from = step instanceof Integer index ? index : 0;
        final int to = step instanceof Integer index ? index + 1 : items.size();
        if (to > items.size() || from == to)
        {
            return false;
        }
        boolean isSet = true;
        for (int i = from; i < to; i++)
        {
            if (rest.isEmpty())
            {
                items.set(i, value.get());
            }
            else
            {
                isSet &= set(items.get(i), rest, value);
            }
        }

        return isSet;
    }

    private static boolean setKey(
        final MappingNode mapping, final String name, final List<Object> rest, final Supplier<Node> value)
    {
        final List<NodeTuple> tuples = new ArrayList<>(mapping.getValue());
        for (int i = 0; i < tuples.size(); i++)
        {
            final NodeTuple tuple = tuples.get(i);
            if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
            {
                if (!rest.isEmpty())
                {
                    return set(tuple.getValueNode(), rest, value);
                }
                tuples.set(i, new NodeTuple(tuple.getKeyNode(), value.get()));
                mapping.setValue(tuples);
                return true;
            }
        }
        if (!rest.isEmpty())
        {
            return false;
        }
        // A key that the file leaves out: whether there is such a one, the reader says.
        tuples.add(new NodeTuple(new ScalarNode(Tag.STR, name, ScalarStyle.PLAIN), value.get()));
        mapping.setValue(tuples);

        return true;
    }
}
