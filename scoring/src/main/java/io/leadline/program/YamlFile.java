package io.leadline.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

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
    private final List<Amount> amounts = new ArrayList<>();
    /** What set a node, of those that stand in no line of the file. */
    private final Map<Node, String> settings = new IdentityHashMap<>();

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
        this.name = name;
        this.problems = problems;
    }

    /** The top of the file; null, with a problem noted, when the text is no YAML. */
    public Node compose(final String text)
    {
        try
        {
            final Node top = parse(text);
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
                keepSetting(setting, node);
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

    /** A node that is part of itself ends here. */
    private void keepSetting(final String setting, final Node node)
    {
        if (node == null || settings.put(node, setting) != null)
        {
            return;
        }
        if (node instanceof SequenceNode sequence)
        {
            sequence.getValue().forEach(item -> keepSetting(setting, item));
        }
        else if (node instanceof MappingNode mapping)
        {
            mapping.getValue().forEach(tuple ->
            {
                keepSetting(setting, tuple.getKeyNode());
                keepSetting(setting, tuple.getValueNode());
            });
        }
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

    /** Notes a problem at a node. */
    void problem(final Node node, final String text)
    {
        final String setting = settings.get(node);
        if (setting != null)
        {
            settingProblem(setting, text);
            return;
        }
        final int line = node == null ? 1 : node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        problems.add(name + ":" + line + ": " + text);
    }
}
