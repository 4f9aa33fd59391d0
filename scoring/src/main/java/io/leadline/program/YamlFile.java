package io.leadline.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One YAML file while it is read: its text as nodes, and the problems found so far, each with {@code name:line:}. */
public final class YamlFile
{
    private final String name;
    private final List<String> problems;
    /** Problems that the file has by itself. */
    private final Set<String> own;
    private final List<Amount> amounts = new ArrayList<>();
    /** What set a node, of those that stand in no line of the file. */
    private final Map<Node, String> settings = new IdentityHashMap<>();
    /** All that were set, in their order. */
    private final Set<String> settingsInOrder = new LinkedHashSet<>();
    /** Nodes that say nothing that could be read: what would be made of them is no problem of its own. */
    private final Set<Node> unreadable = nodes();
    private Node top;

    /** What is paid in the program's steps, and where it says so. */
    private record Amount(Node node, String path, BigDecimal value)
    {
    }

    /**
     * A file that has yet to be read.
     *
     * @param name     what its problems are told with.
     * @param problems takes them.
     */
    public YamlFile(final String name, final List<String> problems)
    {
        this(name, problems, List.of());
    }

    /**
     * A file that values are set in, likewise.
     *
     * @param own what is wrong with it without any setting.
     */
    YamlFile(final String name, final List<String> problems, final Collection<String> own)
    {
        this.name = name;
        this.problems = problems;
        this.own = Set.copyOf(own);
    }

    /** The top of the file; null, with a problem noted, when the text is no YAML. */
    public Node compose(final String text)
    {
        try
        {
            top = parse(text);
            if (top == null)
            {
                problems.add(name + ":1: file is empty");
            }
            return top;
        }
        catch (final MarkedYamlEngineException malformed)
        {
            final int line = malformed.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            problems.add(name + ":" + line + ": not YAML: " + malformed.getProblem());
        }
        catch (final YamlEngineException malformed)
        {
            problems.add(name + ":1: not YAML: " + malformed.getMessage());
        }

        return null;
    }

    /**
     * A value that a run sets otherwise: its problems are those of the setting, and of no line of the file. Null, with
     * a problem noted, when it is no YAML.
     */
    Node composeSetting(final String setting, final String value)
    {
        try
        {
            final Node node = parse(value);
            if (node == null)
            {
                settingProblem(setting, "empty value");
            }
            else
            {
                settingsInOrder.add(setting);
                within(node).forEach(part -> settings.put(part, setting));
            }
            return node;
        }
        catch (final MarkedYamlEngineException malformed)
        {
            settingProblem(setting, "not YAML: " + malformed.getProblem());
        }
        catch (final YamlEngineException malformed)
        {
            settingProblem(setting, "not YAML: " + malformed.getMessage());
        }

        return null;
    }

    /** Null when the text holds nothing. */
    private Node parse(final String text)
    {
        // One buffer for all: the parser fails on a character of two units that lies across the end of a buffer.
        final LoadSettings settings = LoadSettings.builder().setLabel(name).setBufferSize(text.length() + 1).build();

        return new Compose(settings).composeString(text).orElse(null);
    }

    /** A node and everything in it, in no order. */
    private static Set<Node> within(final Node node)
    {
        final Set<Node> nodes = nodes();
        collect(node, nodes);

        return nodes;
    }

    /** A node that is part of itself ends here. */
    private static void collect(final Node node, final Set<Node> nodes)
    {
        if (node == null || !nodes.add(node))
        {
            return;
        }
        parts(node).forEach(part -> collect(part, nodes));
    }

    private static List<Node> parts(final Node node)
    {
        if (node instanceof SequenceNode sequence)
        {
            return sequence.getValue();
        }

        return node instanceof MappingNode mapping
            ? mapping.getValue().stream().flatMap(tuple -> Stream.of(tuple.getKeyNode(), tuple.getValueNode())).toList()
            : List.of();
    }

    private static Set<Node> nodes()
    {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** Notes a problem of a value that a run sets otherwise. */
    void settingProblem(final String setting, final String text)
    {
        problems.add(name + ": " + setting + ": " + text);
    }

    /** How many problems there are by now. */
    int problemCount()
    {
        return problems.size();
    }

    /** Keeps an amount until the step is known. */
    void keepAmount(final Node node, final String path, final BigDecimal amount)
    {
        amounts.add(new Amount(node, path, amount));
    }

    /** Notes the amounts kept that are no multiples of a step. */
    void checkAmounts(final BigDecimal step)
    {
        for (final Amount amount : amounts)
        {
            if (amount.value().remainder(step).signum() != 0)
            {
                problem(amount.node(), "amount is no multiple of the step: key=" + amount.path() + " value="
                    + amount.value().toPlainString() + " step=" + step.toPlainString());
            }
        }
    }

    /** Notes that a node cannot be read, so that what stands in for it is not told as another problem. */
    void unreadable(final Node node, final String text)
    {
        problem(node, text);
        unreadable.add(node);
    }

    /** Whether a node and everything in it could be read so far. */
    boolean isReadable(final Node node)
    {
        return Collections.disjoint(unreadable, within(node));
    }

    /** Notes a problem at a node: as one of the file's line, or of the settings that it comes from. */
    void problem(final Node node, final String text)
    {
        if (unreadable.contains(node))
        {
            return;
        }
        final int line = node == null ? 1 : node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        final String ofLine = name + ":" + line + ": " + text;
        final Collection<String> origins = settings.containsKey(node) || !own.contains(ofLine)
            ? origins(top, node, nodes())
            : List.of();
        if (origins.isEmpty())
        {
            problems.add(ofLine);
        }
        else
        {
            settingProblem(String.join(", ", origins), text);
        }
    }

    /**
     * What the file does not have by itself comes from settings: those at the node of the problem or within it, else in
     * the smallest part of the file around it that has any.
     *
     * @param seen what the search came through, so that it ends in a node that is part of itself.
     */
    private Collection<String> origins(final Node around, final Node node, final Set<Node> seen)
    {
        for (final Node part : parts(around))
        {
            if (around != node && within(part).contains(node) && seen.add(part))
            {
                final Collection<String> nearer = origins(part, node, seen);
                if (!nearer.isEmpty())
                {
                    return nearer;
                }
            }
        }
        final Set<String> inside = within(around).stream()
            .map(settings::get)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());

        return settingsInOrder.stream().filter(inside::contains).toList();
    }
}
