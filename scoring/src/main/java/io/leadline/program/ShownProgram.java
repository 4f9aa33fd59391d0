package io.leadline.program;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.leadline.problem.BadInputException;

import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A program file as one maker may see it: without who else is disqualified or enrolled, and when. Where nobody else is
 * named it is the file itself. It scores the maker as the file does.
 */
public final class ShownProgram
{
    /** Enrolled in the place of others, where the maker is not: an empty list would enrol everybody. */
    private static final String SOMEBODY = "(others)";
    private static final String MAKER = "maker";

    private ShownProgram()
    {
    }

    /**
     * The bytes to show.
     *
     * @param label      what problems name as the file.
     * @param bytes      of the file.
     * @param isRewritten also where no list names others: comments are left out then.
     * @throws BadInputException when the bytes are no YAML.
     */
    public static byte[] of(final String label, final byte[] bytes, final String maker, final boolean isRewritten)
    {
        final List<String> problems = new ArrayList<>();
        final Node top = new YamlFile(label, problems).compose(new String(bytes, StandardCharsets.UTF_8));
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
        final boolean isShortened =
            top instanceof MappingNode program && (shorten(program, "disqualified", maker) |
                shorten(program, "enrolled", maker));
        if (!isShortened && !isRewritten)
        {
            return bytes;
        }
        final DumpSettings settings = DumpSettings.builder().setWidth(Integer.MAX_VALUE).setBestLineBreak("\n").build();

        return new Present(settings).emitToString(new Serialize(settings).serializeOne(top).iterator())
            .getBytes(StandardCharsets.UTF_8);
    }

    /** Leaves the others out of a list; whether there were any. */
    private static boolean shorten(final MappingNode program, final String key, final String maker)
    {
        boolean isShortened = false;
        final List<NodeTuple> tuples = new ArrayList<>(program.getValue());
        for (int i = 0; i < tuples.size(); i++)
        {
            final NodeTuple tuple = tuples.get(i);
            if (isText(tuple.getKeyNode(), key) && tuple.getValueNode() instanceof SequenceNode list)
            {
                final List<Node> own = list.getValue().stream().filter(item -> isOf(item, maker)).toList();
                if (own.size() < list.getValue().size())
                {
                    isShortened = true;
                    tuples.set(i, new NodeTuple(tuple.getKeyNode(), sequence(
                        own.isEmpty() && key.equals("enrolled") ? List.of(somebody()) : own)));
                }
            }
        }
        program.setValue(tuples);

        return isShortened;
    }

    private static boolean isOf(final Node item, final String maker)
    {
        return item instanceof MappingNode mapping && mapping.getValue().stream().anyMatch(tuple ->
            isText(tuple.getKeyNode(), MAKER) && isText(tuple.getValueNode(), maker));
    }

    private static boolean isText(final Node node, final String text)
    {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
    }

    private static Node sequence(final List<Node> items)
    {
        return new SequenceNode(Tag.SEQ, new ArrayList<>(items), FlowStyle.FLOW);
    }

    private static Node somebody()
    {
        return new MappingNode(
            Tag.MAP, new ArrayList<>(List.of(new NodeTuple(scalar(MAKER), scalar(SOMEBODY)))), FlowStyle.FLOW);
    }

    private static Node scalar(final String text)
    {
        return new ScalarNode(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED);
    }
}
