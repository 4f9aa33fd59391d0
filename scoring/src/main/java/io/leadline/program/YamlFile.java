package io.leadline.program;

import java.util.List;
import java.util.Optional;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** One YAML file while it is read: its text as nodes, and the problems found so far, each with {@code name:line:}. */
final class YamlFile
{
    private final String name;
    private final List<String> problems;

    YamlFile(final String name, final List<String> problems)
    {
        this.name = name;
        this.problems = problems;
    }

    /** The top of the file; null, with a problem noted, when the text is no YAML. */
    Node compose(final String text)
    {
        try
        {
            // One buffer for all: the parser fails on a character of two units that lies across the end of a buffer.
            final LoadSettings settings =
                LoadSettings.builder().setLabel(name).setBufferSize(text.length() + 1).build();
            final Optional<Node> node = new Compose(settings).composeString(text);
            if (node.isEmpty())
            {
                problems.add(name + ":1: file is empty");
            }
            return node.orElse(null);
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

    /** Notes a problem at a node. */
    void problem(final Node node, final String text)
    {
        final int line = node == null ? 1 : node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        problems.add(name + ":" + line + ": " + text);
    }
}
