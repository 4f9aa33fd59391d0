package io.leadline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of a configuration with the path of its key, which every complaint about it names. Positions in lists count
 * from 0: {@code markets[1].tick} is the tick of the second market.
 */
final class Setting
{
    private static final Set<Tag> SCALAR_TAGS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL);

    private static final Set<Tag> KNOWN_TAGS =
        Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

    private final String key;
    private final Node node;
    private final Problems problems;

    Setting(final String key, final Node node, final Problems problems)
    {
        this.key = key;
        this.node = node;
        this.problems = problems;
    }

    String key()
    {
        return key;
    }

    /** The value as this kind, or null after a complaint. */
    <T> T as(final Kind<T> kind)
    {
        final T value = node instanceof ScalarNode scalar && SCALAR_TAGS.contains(scalar.getTag()) ?
            kind.reading().apply(scalar) : null;
        if (value == null)
        {
            complain(kind.complaint(), "value=" + shownValue(kind.showing()), kind.allowed());
        }

        return value;
    }

    /** Is it the bare or quoted word? */
    boolean isWord(final String word)
    {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR) && scalar.getValue().equals(word);
    }

    /** The items of a list of the allowed length; null after a complaint, so that nothing is said about them. */
    List<Setting> items(final int minCount, final int maxCount, final String allowed)
    {
        if (!(node instanceof SequenceNode sequence && sequence.getTag().equals(Tag.SEQ)))
        {
            refuse("not a list", allowed);
            return null;
        }
        final List<Node> nodes = sequence.getValue();
        if (nodes.size() < minCount || nodes.size() > maxCount)
        {
            complain("list of the wrong length", "count=" + nodes.size(), allowed);
            return null;
        }
        final List<Setting> items = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++)
        {
            items.add(new Setting(key + "[" + i + "]", nodes.get(i), problems));
        }

        return items;
    }

    /** The values under the known keys; after a complaint values that are silently absent. */
    Settings mapping(final List<String> knownKeys)
    {
        return mapping(knownKeys, (name, value) -> false);
    }

    /** Values under the known keys, and mappings under any key: sections that somebody else reads. */
    Settings mappingWithSections(final List<String> knownKeys)
    {
        return mapping(knownKeys, (name, value) -> value instanceof MappingNode);
    }

    /** Values under any key. */
    Settings mappingOfNames()
    {
        return mapping(List.of("NAME"), (name, value) -> true);
    }

    private Settings mapping(final List<String> knownKeys, final BiPredicate<String, Node> otherKeys)
    {
        if (!(node instanceof MappingNode mapping && mapping.getTag().equals(Tag.MAP)))
        {
            refuse("not a mapping", "a mapping of " + String.join(", ", knownKeys));
            return Settings.unusable(this);
        }

        return Settings.of(this, mapping, knownKeys, otherKeys);
    }

    /** A value below this one. */
    Setting child(final String name, final Node value)
    {
        return new Setting(childKey(name), value, problems);
    }

    String childKey(final String name)
    {
        return key.isEmpty() ? name : key + "." + name;
    }

    /** Complains about the value itself. */
    void refuse(final String complaint, final String allowed)
    {
        complain(complaint, "value=" + shownValue(), allowed);
    }

    /** Complains about the value, with more facts than the value. */
    void complain(final String complaint, final String facts, final String allowed)
    {
        problems.add(node.getStartMark(), complaint + ": key=" + shownKey() + " " + facts + " allowed=" + allowed);
    }

    /** Complains about a key below this value that is not there. */
    void complainMissing(final String name, final String allowed)
    {
        problems.add(node.getStartMark(), "missing key: key=" + childKey(name) + " allowed=" + allowed);
    }

    /** The value for a message; a tag that makes it something else than it looks is shown with it. */
    String shownValue()
    {
        return shownValue(Kind::shown);
    }

    private String shownValue(final UnaryOperator<String> showing)
    {
        final Tag tag = node.getTag();
        final String value = node instanceof ScalarNode scalar ?
            showing.apply(scalar.getValue()) : node.getNodeType() == NodeType.SEQUENCE ? "(list)" : "(mapping)";
        if (tag.equals(Tag.NULL))
        {
            return "(nothing)";
        }

        return KNOWN_TAGS.contains(tag) ? value : QuotedText.shown(tag.getValue()) + " " + value;
    }

    private String shownKey()
    {
        return key.isEmpty() ? "(whole file)" : key;
    }
}
