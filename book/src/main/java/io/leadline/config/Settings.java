package io.leadline.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The values of one mapping by key. Keys that nobody knows and keys given twice are complained about at once. What is
 * asked of it and cannot be had is null, after a complaint; a mapping that is none complained already and stays silent.
 */
final class Settings
{
    private final Setting owner;
    private final boolean isUsable;
    private final Map<String, Setting> byName = new LinkedHashMap<>();

    private Settings(final Setting owner, final boolean isUsable)
    {
        this.owner = owner;
        this.isUsable = isUsable;
    }

    static Settings unusable(final Setting owner)
    {
        return new Settings(owner, false);
    }

    /**
     * The values of a mapping.
     *
     * @param otherKeys which keys that are not known are taken all the same, by name and value.
     */
    static Settings of(
        final Setting owner, final MappingNode mapping, final List<String> knownKeys,
        final BiPredicate<String, Node> otherKeys)
    {
        final Settings settings = new Settings(owner, true);
        for (final NodeTuple tuple : mapping.getValue())
        {
            settings.put(tuple.getKeyNode(), tuple.getValueNode(), knownKeys, otherKeys);
        }

        return settings;
    }

    private void put(
        final Node keyNode, final Node valueNode, final List<String> knownKeys,
        final BiPredicate<String, Node> otherKeys)
    {
        final String name = keyNode instanceof ScalarNode scalar ? scalar.getValue() : null;
        if (name == null || !knownKeys.contains(name) && !otherKeys.test(name, valueNode))
        {
            final String shownName = name == null ? "(no text)" : QuotedText.shown(name);
            complainAtKey(shownName, keyNode, valueNode, "unknown key", "one of " + String.join(", ", knownKeys));
        }
        else if (byName.containsKey(name))
        {
            complainAtKey(name, keyNode, valueNode, "key given twice", "once");
        }
        else
        {
            byName.put(name, owner.child(name, valueNode));
        }
    }

    private void complainAtKey(
        final String shownName,
        final Node keyNode,
        final Node valueNode,
        final String complaint,
        final String allowed)
    {
        final String facts = "value=" + owner.child(shownName, valueNode).shownValue();
        owner.child(shownName, keyNode).complain(complaint, facts, allowed);
    }

    /** The keys that are there, in the order of the file. */
    List<String> names()
    {
        return List.copyOf(byName.keySet());
    }

    /** The value under a key, null when absent. */
    Setting find(final String name)
    {
        return byName.get(name);
    }

    /** Where to complain about the value of a key that has a default: at the value, else at the mapping. */
    Setting findOrOwner(final String name)
    {
        return byName.getOrDefault(name, owner);
    }

    <T> T required(final String name, final Kind<T> kind)
    {
        return requireKey(name, kind.allowed()) ? byName.get(name).as(kind) : null;
    }

    <T> T optional(final String name, final Kind<T> kind, final T whenAbsent)
    {
        final Setting setting = byName.get(name);

        return setting == null ? whenAbsent : setting.as(kind);
    }

    /** The items of a list, null after a complaint. */
    List<Setting> requiredItems(final String name, final int minCount, final int maxCount, final String allowed)
    {
        return requireKey(name, allowed) ? byName.get(name).items(minCount, maxCount, allowed) : null;
    }

    /** The mapping under a key that must be there. */
    Settings requiredMapping(final String name, final List<String> knownKeys)
    {
        return requireKey(name, "a mapping of " + String.join(", ", knownKeys)) ?
            byName.get(name).mapping(knownKeys) : unusable(owner);
    }

    private boolean requireKey(final String name, final String allowed)
    {
        final boolean isGiven = byName.containsKey(name);
        if (!isGiven && isUsable)
        {
            owner.complainMissing(name, allowed);
        }

        return isGiven;
    }
}
