package io.leadline.proof.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.leadline.config.ConfigurationReader;
import io.leadline.problem.BadInputException;
import io.leadline.program.Sha256;
import io.leadline.proof.head.HeadException;
import io.leadline.proof.head.OpenedHeads;
import io.leadline.proof.head.ShownConfiguration;
import io.leadline.proof.tree.InclusionProof;
import io.leadline.proof.tree.Leaf;
import io.leadline.proof.tree.LeafException;
import io.leadline.proof.tree.LeafHead;
import io.leadline.proof.tree.LeafKey;
import io.leadline.proof.tree.MerkleTree;
import io.leadline.proof.tree.OpenedTables;

/** Makes a bundle of any contents fit as one who knows the format would: tree, heads with an own key, manifest. */
public final class SealedBundle
{
    /** Kinds of parts, in the order of {@link #NAMES}, and behind them those that have no name of their own. */
    private static final List<String> NAMES = List.of(
        BundleEntries.CONFIGURATION, BundleEntries.SCORES, BundleEntries.PAYOUTS, BundleEntries.OUTAGES,
        BundleEntries.VOLUMES, BundleEntries.RATES, BundleEntries.STAKES, BundleEntries.MANIFEST);
    /** In the order in which they lie behind the programs. */
    private static final List<String> INPUTS_AND_RESULTS = List.of(
        BundleEntries.OUTAGES, BundleEntries.VOLUMES, BundleEntries.RATES, BundleEntries.STAKES, BundleEntries.SCORES,
        BundleEntries.PAYOUTS);
    private static final int PROGRAM = NAMES.size();
    private static final int HEAD = PROGRAM + 1;
    private static final int LEAF = HEAD + 1;
    private static final int KINDS = LEAF + 1;

    /** Lines of a manifest that are made to fit. */
    private static final List<String> REMADE = List.of("entry: ", "program: ", "signature: ");
    private static final String SIGNED_FORMAT = ": 2";

    private final OpenedHeads.Sealer heads;

    /** A forger with a new key in a file. */
    public SealedBundle(final Path keyFile)
    {
        heads = new OpenedHeads.Sealer(keyFile);
    }

    /** The zip file of these parts, each its kind in a byte and then its content; of a leaf the content alone. */
    public byte[] seal(final List<byte[]> parts)
    {
        final Map<String, byte[]> entries = new LinkedHashMap<>();
        put(entries, parts, NAMES.indexOf(BundleEntries.CONFIGURATION));
        entries.computeIfPresent(BundleEntries.CONFIGURATION, (name, bytes) -> canonical(bytes));
        of(parts, PROGRAM).forEach(bytes -> entries.put(BundleEntries.program(count(entries)), bytes));
        INPUTS_AND_RESULTS.forEach(name -> put(entries, parts, NAMES.indexOf(name)));
        putDays(entries, parts);
        of(parts, NAMES.indexOf(BundleEntries.MANIFEST)).stream().reduce((one, two) -> two).ifPresent(manifest ->
            entries.put(BundleEntries.MANIFEST, manifest(manifest, entries)));

        return zip(entries);
    }

    private static void put(final Map<String, byte[]> entries, final List<byte[]> parts, final int kind)
    {
        of(parts, kind).forEach(bytes -> entries.put(NAMES.get(kind), bytes));
    }

    private static List<byte[]> of(final List<byte[]> parts, final int kind)
    {
        return parts.stream()
            .filter(part -> part.length > 0 && (part[0] & 0xff) % KINDS == kind)
            .map(part -> Arrays.copyOfRange(part, 1, part.length))
            .toList();
    }

    private static int count(final Map<String, byte[]> entries)
    {
        return (int)entries.keySet().stream().filter(name -> name.startsWith(BundleEntries.PROGRAMS)).count();
    }

    private static byte[] canonical(final byte[] configuration)
    {
        try
        {
            return ShownConfiguration.text(ConfigurationReader.parse(
                new String(configuration, StandardCharsets.US_ASCII), "fuzz")).getBytes(StandardCharsets.UTF_8);
        }
        catch (final BadInputException malformed)
        {
            return configuration;
        }
    }

    private static long day(final byte[] content)
    {
        try
        {
            return LeafHead.of(content).day();
        }
        catch (final LeafException malformed)
        {
            return 0;
        }
    }

    private static Leaf leaf(final byte[] content)
    {
        return new Leaf(new LeafKey("", "", 0), new byte[Leaf.SALT_LENGTH], content);
    }

    private static byte[] bytes(final byte[] content, final MerkleTree tree)
    {
        final Leaf leaf = leaf(content);
        final InclusionProof proof = tree.proof(leaf.hash());

        return new BundleLeaf(new LeafHead(leaf.key(), 0), leaf, proof).bytes();
    }

    /** Each head with the leaves of its day behind it. */
    private void putDays(final Map<String, byte[]> entries, final List<byte[]> parts)
    {
        final Map<Long, List<byte[]>> leaves = of(parts, LEAF).stream()
            .collect(Collectors.groupingBy(SealedBundle::day, TreeMap::new, Collectors.toList()));
        final Map<Long, MerkleTree> trees = new TreeMap<>();
        leaves.forEach((day, contents) -> trees.put(
            day, MerkleTree.of(contents.stream().map(content -> leaf(content).hash()).toList())));
        final byte[] configuration = entries.getOrDefault(BundleEntries.CONFIGURATION, new byte[0]);
        byte[] before = null;
        int leafCount = 0;
        for (final byte[] text : of(parts, HEAD))
        {
            try
            {
                final OpenedHeads.Sealed sealed = heads.seal(text, before, Sha256.hex(configuration), trees);
                entries.put(BundleEntries.HEADS + sealed.fileName(), sealed.bytes());
                before = sealed.bytes();
                final List<byte[]> contents = leaves.remove(sealed.day());
                for (final byte[] content : contents == null ? List.<byte[]>of() : contents)
                {
                    entries.put(BundleEntries.leaf(leafCount++), bytes(content, trees.get(sealed.day())));
                }
            }
            catch (final HeadException malformed)
            {
                entries.put(BundleEntries.HEADS + "head-2026-02-27-000000000051.txt", text);
            }
        }
    }

    private byte[] manifest(final byte[] begin, final Map<String, byte[]> entries)
    {
        final StringBuilder text = new StringBuilder();
        final String[] lines = new String(begin, StandardCharsets.US_ASCII).split("\n", -1);
        final List<String> programs = entries.keySet().stream()
            .filter(name -> name.startsWith(BundleEntries.PROGRAMS))
            .map(name -> "program: " + Sha256.hex(entries.get(name)) + "\n")
            .toList();
        for (final String line : lines)
        {
            if (!line.isEmpty() && REMADE.stream().noneMatch(line::startsWith))
            {
                text.append(line).append('\n');
            }
        }
        programs.forEach(text::append);
        entries.forEach((name, bytes) -> text.append("entry: ").append(Sha256.hex(bytes)).append(' ')
            .append(bytes.length).append(' ').append(name).append('\n'));
        if (lines[0].endsWith(SIGNED_FORMAT))
        {
            final String signature = heads.sign(text.toString().getBytes(StandardCharsets.US_ASCII));
            text.append("signature: ").append(signature).append('\n');
        }

        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] zip(final Map<String, byte[]> entries)
    {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try
        {
            final StoredZipWriter zip = new StoredZipWriter(out);
            for (final Map.Entry<String, byte[]> entry : entries.entrySet())
            {
                zip.add(entry.getKey(), entry.getValue());
            }
            zip.finish();
        }
        catch (final IOException impossible)
        {
            throw new UncheckedIOException(impossible);
        }

        return out.toByteArray();
    }

    /** The parts of an honest bundle, with tables beside those that it has. */
    public static List<byte[]> honest() throws IOException
    {
        final List<byte[]> parts = new ArrayList<>();
        try (StoredZipFile zip = StoredZipFile.open(OpenedLeaves.honestBundle(), BundleEntries::limit))
        {
            for (final String name : zip.names())
            {
                final byte[] content = zip.content(name);
                parts.add(part(kind(name), name.startsWith(BundleEntries.LEAVES)
                    ? BundleLeaf.read(content).leaf().content() : content));
            }
        }

        return parts;
    }

    /** The same with a table, signed as a whole, under a head whose tree says what leaves it has. */
    public static List<byte[]> honestWithTables() throws IOException
    {
        final List<byte[]> parts = new ArrayList<>();
        final List<byte[]> honest = honest();
        for (final byte[] part : honest)
        {
            final boolean isOfFormat = part[0] == HEAD || part[0] == NAMES.indexOf(BundleEntries.MANIFEST);
            parts.add(isOfFormat ? inFormat(part) : part);
        }
        final List<byte[]> leaves = of(honest, LEAF);
        final List<String> markets = List.of("SOL-PERP", "BTC-PERP");
        leaves.stream().map(content -> LeafHead.of(content).key().maker()).distinct().forEach(maker ->
            parts.add(part(LEAF, OpenedTables.of(leaves, markets, maker))));
        parts.add(part(NAMES.indexOf(BundleEntries.RATES), "currency,date,rate\nUSDT,2026-02-27,0.9998\n"
            .getBytes(StandardCharsets.UTF_8)));

        return parts;
    }

    /** The first line ends in the number of the format. */
    private static byte[] inFormat(final byte[] part)
    {
        final byte[] changed = part.clone();
        int end = 0;
        while (part[end] != '\n')
        {
            end++;
        }
        changed[end - 1] = '2';

        return changed;
    }

    private static int kind(final String name)
    {
        if (NAMES.contains(name))
        {
            return NAMES.indexOf(name);
        }
        if (name.startsWith(BundleEntries.PROGRAMS))
        {
            return PROGRAM;
        }

        return name.startsWith(BundleEntries.HEADS) ? HEAD : LEAF;
    }

    private static byte[] part(final int kind, final byte[] content)
    {
        final byte[] part = new byte[1 + content.length];
        part[0] = (byte)kind;
        System.arraycopy(content, 0, part, 1, content.length);

        return part;
    }
}
