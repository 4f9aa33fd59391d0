package io.leadline.proof.head;

import java.util.HexFormat;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.QuotedText;
import io.leadline.proof.tree.DayTree;

/** Holds a head against what a walk over its log found at its place. */
final class HeadMatch
{
    private HeadMatch()
    {
    }

    /** The head that there is to sign for a place. */
    static Head head(
        final SealPoint point, final Configuration configuration, final SignedHead before, final String key)
    {
        final DayTree tree = point.tree(Head.NEWEST_FORMAT);

        return new Head(
            Head.NEWEST_FORMAT,
            QuotedText.quoted(configuration.venue()),
            before == null ? 0 : before.head().number() + 1,
            before == null ? Head.NO_HASH : before.fileHash(),
            point.day(),
            point.documents(),
            point.hash(),
            point.snapshots(),
            point.firstEpochNs(),
            point.lastEpochNs(),
            ShownConfiguration.hash(configuration),
            point.commitment(),
            tree.merkle().leafCount(),
            root(tree),
            key);
    }

    /**
     * Lets a head pass that says what was found.
     *
     * @throws HeadException {@code REWRITTEN} or {@code OTHER_TREE}, with what differs.
     */
    static void require(final Head head, final SealPoint point, final Configuration configuration)
    {
        final List<Object> said = List.of(
            head.hash(), head.configuration(), head.venue(), head.day(), head.snapshots(), head.firstEpochNs(),
            head.lastEpochNs(), head.commitment());
        final List<Object> found = List.of(
            point.hash(), ShownConfiguration.hash(configuration), QuotedText.quoted(configuration.venue()),
            point.day(), point.snapshots(), point.firstEpochNs(), point.lastEpochNs(), point.commitment());
        for (int i = 0; i < said.size(); i++)
        {
            requireSame(head, said.get(i), found.get(i));
        }
        if (point.leaves() != null)
        {
            requireTree(head, point);
        }
    }

    /**
     * Lets a head pass whose place in the log and whose tree are what was found by a walk over a part of the log, which
     * does not know what came before.
     *
     * @throws HeadException as {@link #require} does.
     */
    static void requirePlace(final Head head, final SealPoint point, final Configuration configuration)
    {
        requireChain(head, point, configuration);
        requireTree(head, point);
    }

    /**
     * Lets a head pass whose place in the log's chain is what was found, whatever its tree.
     *
     * @throws HeadException {@code REWRITTEN}, with what differs.
     */
    static void requireChain(final Head head, final SealPoint point, final Configuration configuration)
    {
        requireSame(head, head.hash(), point.hash());
        requireSame(head, head.configuration(), ShownConfiguration.hash(configuration));
    }

    private static void requireSame(final Head head, final Object said, final Object found)
    {
        if (!said.equals(found))
        {
            throw new HeadException(HeadException.Fault.REWRITTEN, values(head, said, found));
        }
    }

    /** What to say of a log that ends before a head. */
    static HeadException cut(final Head newest, final long documentCount)
    {
        return new HeadException(
            HeadException.Fault.CUT,
            "head=" + newest.fileName() + " documents=" + newest.documents() + " found=" + documentCount);
    }

    private static void requireTree(final Head head, final SealPoint point)
    {
        final DayTree tree = point.tree(head.format());
        if (!head.root().equals(root(tree)) || head.leaves() != tree.merkle().leafCount())
        {
            throw new HeadException(
                HeadException.Fault.OTHER_TREE,
                values(head, head.root() + "/" + head.leaves(),
                    root(tree) + "/" + tree.merkle().leafCount()));
        }
    }

    static String root(final DayTree tree)
    {
        return HexFormat.of().formatHex(tree.merkle().root());
    }

    private static String values(final Head head, final Object said, final Object found)
    {
        return "head=" + head.fileName() + " documents=" + head.documents() + " sealed=" + said + " found=" + found;
    }
}
