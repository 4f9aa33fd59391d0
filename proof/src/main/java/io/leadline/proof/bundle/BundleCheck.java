package io.leadline.proof.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.leadline.command.IsoTime;
import io.leadline.command.Version;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.config.Market;
import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;
import io.leadline.program.Sha256;
import io.leadline.proof.head.Head;
import io.leadline.proof.head.HeadException;
import io.leadline.proof.head.ShownConfiguration;
import io.leadline.proof.head.SignedHead;
import io.leadline.proof.tree.LeafException;

/**
 * Checks a bundle without the venue: its form, its checksums, the heads' signatures, that every record is in a tree
 * that was signed, and that the records come to the scores that the venue says. The file may be a stranger's. Single
 * thread.
 */
public final class BundleCheck
{
    private final StoredZipFile zip;
    private final String publicKey;
    private final BundleReport report = new BundleReport();

    private BundleCheck(final StoredZipFile zip, final String publicKey)
    {
        this.zip = zip;
        this.publicKey = publicKey;
    }

    /**
     * Checks a file.
     *
     * @param publicKey of the venue, as {@link io.leadline.proof.head.PublicKeys} reads it; null when it is not known.
     * @return what was found.
     * @throws BundleException   naming what is wrong, as {@link HeadException} and {@link LeafException} do.
     * @throws BadInputException when the file cannot be read.
     */
    public static BundleReport check(final Path file, final String publicKey)
    {
        try (StoredZipFile zip = StoredZipFile.open(file, BundleEntries::limit))
        {
            return new BundleCheck(zip, publicKey).run();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException("bundle cannot be read: reason=" + FileReason.of(failure), failure);
        }
    }

    private BundleReport run() throws IOException
    {
        final BundleManifest manifest = manifest();
        final String maker = name(manifest.maker());
        final List<String> markets = manifest.markets().stream().map(BundleCheck::name).toList();
        report.add("maker", maker);
        report.add("markets", String.join(", ", markets));
        report.add("from", IsoTime.text(manifest.fromEpochNs()));
        report.add("to", IsoTime.text(manifest.toEpochNs()));
        report.add("entries", manifest.entries().size() + " (checksums hold)");
        final Configuration configuration = configuration();
        requireMarkets(markets, configuration);
        final BundleHeads heads =
            new BundleHeads(Sha256.hex(zip.content(BundleEntries.CONFIGURATION)), publicKey);
        final BundleLeaves leaves = new BundleLeaves(
            zip, markets, configuration.markets().stream().map(Market::name).toList(), maker,
            new BundleWindow(manifest.fromEpochNs(), manifest.toEpochNs()));
        readProofs(heads, leaves);
        reportManifest(manifest, heads.last());
        reportProofs(heads, leaves);
        new BundleScores(zip, manifest, maker, markets, report).check(configuration, heads, leaves);

        return report;
    }

    /** Reads the manifest, and holds every entry against it. */
    private BundleManifest manifest()
    {
        final BundleManifest manifest = BundleManifest.parse(zip.content(BundleEntries.MANIFEST));
        final List<String> names = new ArrayList<>(manifest.entries().stream()
            .map(BundleManifest.Entry::name)
            .toList());
        names.add(BundleEntries.MANIFEST);
        if (!names.equals(List.copyOf(zip.names())))
        {
            throw new BundleException("entries are others than the manifest's: entries=" + zip.names().size() +
                " expected=" + names.size());
        }
        EntryOrder.require(names);
        for (final BundleManifest.Entry entry : manifest.entries())
        {
            final byte[] content = zip.content(entry.name());
            if (content.length != entry.length() || !Sha256.hex(content).equals(entry.sha256()))
            {
                throw new BundleException("entry was changed: name=" + entry.name());
            }
        }

        return manifest;
    }

    private static String name(final String hex)
    {
        final String name = new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
        if (!HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8)).equals(hex))
        {
            throw new BundleException("name is not UTF-8: name=" + hex);
        }

        return name;
    }

    /** Each is one that heads vouch for, once, in the one order. */
    private static void requireMarkets(final List<String> markets, final Configuration configuration)
    {
        final List<String> ordered = configuration.markets().stream()
            .map(Market::name)
            .filter(markets::contains)
            .toList();
        if (markets.isEmpty() || !markets.equals(ordered))
        {
            throw new BundleException("markets are not the configuration's in its order: markets=" +
                String.join(", ", markets) + " expected=" + String.join(", ", ordered));
        }
    }

    /** Heads, each with the leaves behind it. */
    private void readProofs(final BundleHeads heads, final BundleLeaves leaves)
    {
        Head head = null;
        for (final String name : zip.names())
        {
            if (name.startsWith(BundleEntries.HEADS))
            {
                head = heads.add(name, zip.content(name));
            }
            else if (name.startsWith(BundleEntries.LEAVES))
            {
                leaves.add(name, zip.content(name), head);
            }
        }
        leaves.requireAll(heads.all());
    }

    /** What is the manifest's alone can be held against nothing but a signature. */
    private void reportManifest(final BundleManifest manifest, final SignedHead newest)
    {
        if (manifest.isSigned() && !manifest.isSignedBy(newest.head().key()))
        {
            throw new BundleException("manifest is not signed by the key of the heads");
        }
        report.add("manifest", manifest.isSigned()
            ? "signed by the key of the heads"
            : "not signed: what is only said is said by whoever handed this over");
        report.add("written_by", "version " + manifest.version() + " by its own word, checked by version " +
            Version.text());
        report.add("log_when_scored", manifest.log() + (manifest.log().equals(newest.head().hash())
            ? " (the newest head's)" : " (only said: no head here ends there)"));
    }

    private Configuration configuration()
    {
        final String text = new String(zip.content(BundleEntries.CONFIGURATION), StandardCharsets.US_ASCII);
        try
        {
            final Configuration configuration = ConfigurationReader.parse(text, BundleEntries.CONFIGURATION);
            if (!ShownConfiguration.text(configuration).equals(text))
            {
                throw new BundleException("configuration is not the canonical text");
            }

            return configuration;
        }
        catch (final BadInputException malformed)
        {
            throw new BundleException("configuration", malformed);
        }
    }

    private void reportProofs(final BundleHeads heads, final BundleLeaves leaves)
    {
        for (final SignedHead signed : heads.all())
        {
            report.add("head", signed.head().fileName() + " sha256=" + signed.fileHash());
        }
        report.add("signed_by", heads.last().head().key() +
            (publicKey == null ? " (compare with the venue's: --public-key FILE)" : " (the key that was given)"));
        report.add("leaves", leaves.count() + " in the signed trees, of the maker " + leaves.ownCount());
        leaves.accounts().values().stream().distinct().forEach(accounts ->
            report.add("accounts_of_the_maker", String.join(", ", accounts)));
        if (leaves.accounts().isEmpty())
        {
            report.add("accounts_of_the_maker",
                BundleTables.isTold(heads.all()) ? "none: every account is a maker of its own"
                    : "none shown: every account is a maker of its own, or the venue leaves them out");
        }
    }
}
