package io.leadline.proof.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

import io.leadline.command.IsoTime;
import io.leadline.command.Version;
import io.leadline.config.Configuration;
import io.leadline.config.Makers.Maker;
import io.leadline.config.Market;
import io.leadline.config.Seed;
import io.leadline.config.SeedFile;
import io.leadline.export.FinishedFile;
import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;
import io.leadline.program.OrderScore;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.program.Sha256;
import io.leadline.program.ShownProgram;
import io.leadline.proof.head.HeadFolder;
import io.leadline.proof.head.SealedDay;
import io.leadline.proof.head.SealedDays;
import io.leadline.proof.head.ShownConfiguration;
import io.leadline.proof.head.SigningKey;
import io.leadline.proof.tree.LeafKey;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.output.PayoutsCsv;
import io.leadline.scoring.output.ScoresCsv;
import io.leadline.scoring.output.Statement;
import io.leadline.scoring.result.ScoreResult;
import io.leadline.snapshot.SnapshotLogReader;

/**
 * Writes what a venue hands to one maker: its own records and the whole book's with proofs, the rules, and its results;
 * nothing that names another maker. What was written is checked as the maker will check it, before it has its name.
 * Single thread.
 */
public final class BundleWriter
{
    /** Behind the name of a file that is written and not yet checked. */
    private static final String UNCHECKED = ".unchecked";

    private final BundleRequest request;
    private final SigningKey key;
    private final LongConsumer documentsRead;
    private final OtherNames others = new OtherNames();
    private final Set<String> ownNames = new TreeSet<>();
    private Configuration configuration;
    private List<String> markets;
    private BundleReport report;

    private BundleWriter(final BundleRequest request, final SigningKey key, final LongConsumer documentsRead)
    {
        this.request = request;
        this.key = key;
        this.documentsRead = documentsRead;
    }

    /**
     * Scores the log, makes the trees of the window's days anew, and writes the file, whole or not at all.
     *
     * @param key           that signs the heads, to sign the manifest with as well; null to leave it unsigned.
     * @param documentsRead hears how many documents of a walk have been read by then.
     * @return what the check of the written file found.
     * @throws BadInputException when the request cannot be met: a maker or market that is not there, days that are not
     *                           sealed, an operator's own words that name another maker.
     */
    public static BundleReport write(
        final BundleRequest request, final SigningKey key, final Path out, final LongConsumer documentsRead)
    {
        return new BundleWriter(request, key, documentsRead).write(out);
    }

    /** The same with a manifest that is not signed. */
    public static BundleReport write(final BundleRequest request, final Path out, final LongConsumer documentsRead)
    {
        return write(request, null, out, documentsRead);
    }

    private BundleReport write(final Path out)
    {
        final long windowNs = request.toEpochNs() - request.fromEpochNs();
        if (windowNs <= 0 || windowNs > BundleManifest.MAX_WINDOW_NS)
        {
            throw new BadInputException(
                "window of a bundle: from=" + IsoTime.text(request.fromEpochNs()) + " to=" +
                IsoTime.text(request.toEpochNs()) + " limit=" + BundleManifest.MAX_WINDOW_NS / Period.NS_PER_DAY +
                " days");
        }
        final Seed secret = SeedFile.read(request.saltFile(), "salt");
        final HeadFolder heads = HeadFolder.read(request.heads(), key == null ? null : key.publicText());
        final List<Program> programs = Programs.of(request.programs());
        final ScoreRequest scored = BundleScoring.request(
            programs, request.fromEpochNs(), request.toEpochNs(), request.isByPeriod(),
            new BundleScoring.Added(request.outages(), request.volumes(), request.rates(), request.stakes()));
        final ScoreResult result = score(scored, programs);
        final List<SealedDay> days = SealedDays.read(
            request.snapshots(), heads, secret, request.fromEpochNs(), request.toEpochNs(), this::wants,
            documentsRead);
        requireMaker(result, days);
        final Path unchecked = out.resolveSibling(out.getFileName() + UNCHECKED);
        FinishedFile.write(out, stream ->
        {
            try
            {
                try (OutputStream first = new BufferedOutputStream(Files.newOutputStream(unchecked)))
                {
                    write(first, programs, scored, result, days);
                }
                report = BundleCheck.check(unchecked, null);
                Files.copy(unchecked, stream);
            }
            finally
            {
                Files.deleteIfExists(unchecked);
            }
        });

        return report;
    }

    private ScoreResult score(final ScoreRequest scored, final List<Program> programs)
    {
        final Scoring scoring = new Scoring(scored);
        try (SnapshotLogReader reader = SnapshotLogReader.open(request.snapshots()))
        {
            configuration = reader.configuration();
            markets = markets(programs);
            scoring.read(reader);
        }
        final ScoreResult result = scoring.result();
        configuration.makers().makers().stream()
            .filter(maker -> maker.name().equals(request.maker()))
            .forEach(maker -> ownNames.addAll(maker.accounts()));
        ownNames.add(request.maker());
        configuration.makers().makers().forEach(this::addOther);
        others.addAll(Statement.makers(result), ownNames);

        return result;
    }

    private void addOther(final Maker maker)
    {
        if (!maker.name().equals(request.maker()))
        {
            others.addAll(List.of(maker.name()), ownNames);
            others.addAll(maker.accounts(), ownNames);
        }
    }

    /** The markets that were asked for with their complements, in the order of the configuration. */
    private List<String> markets(final List<Program> programs)
    {
        final List<String> known = configuration.markets().stream().map(Market::name).toList();
        final List<String> unknown = request.markets().stream().filter(market -> !known.contains(market)).toList();
        if (!unknown.isEmpty() || request.markets().isEmpty())
        {
            throw new BadInputException("market of no log: market=" + String.join(", ", unknown) + " known=" +
                String.join(", ", known));
        }
        final Set<String> wanted = new TreeSet<>(request.markets());
        programs.stream()
            .flatMap(program -> program.rules().stream())
            .filter(rule -> rule.score() instanceof OrderScore)
            .flatMap(rule -> ((OrderScore)rule.score()).groups().stream())
            .forEach(group -> group.complements().forEach((market, complement) ->
            {
                if (request.markets().contains(market))
                {
                    wanted.add(complement);
                }
            }));

        return known.stream().filter(wanted::contains).toList();
    }

    private boolean wants(final long day, final LeafKey key)
    {
        final boolean isOwn = key.maker().equals(request.maker());
        final boolean isBookOrOwn = isOwn || key.maker().isEmpty();
        final boolean isShown = switch (key.part())
        {
            case LeafKey.GROUP -> isOwn;
            case LeafKey.TABLE -> isBookOrOwn;
            default -> markets.contains(key.market()) && isBookOrOwn;
        };

        return isShown && new BundleWindow(request.fromEpochNs(), request.toEpochNs()).contains(day, key);
    }

    private void requireMaker(final ScoreResult result, final List<SealedDay> days)
    {
        final boolean isKnown = Statement.makers(result).contains(request.maker()) || days.stream()
            .flatMap(day -> day.tree().shown().stream())
            .anyMatch(leaf -> leaf.key().maker().equals(request.maker()));
        if (!isKnown)
        {
            throw new BadInputException("maker has no record in the window: maker=" + request.maker());
        }
    }

    private void write(
        final OutputStream stream,
        final List<Program> programs,
        final ScoreRequest scored,
        final ScoreResult result,
        final List<SealedDay> days)
        throws IOException
    {
        final BundleFile file = new BundleFile(stream);
        file.add(BundleEntries.CONFIGURATION,
            ShownConfiguration.text(configuration).getBytes(StandardCharsets.UTF_8));
        final List<String> hashes = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++)
        {
            final byte[] shown = shown(request.programs().get(i), programs.get(i));
            file.add(BundleEntries.program(i), shown);
            hashes.add(hashOfWhole(shown, programs.get(i)));
        }
        addInputs(file, scored);
        file.add(BundleEntries.SCORES, BundleScoring.statement(result, request.maker(), new ScoresCsv()));
        file.add(BundleEntries.PAYOUTS, BundleScoring.statement(result, request.maker(), new PayoutsCsv()));
        for (final SealedDay day : days)
        {
            file.addLeaves(day);
        }
        final BundleManifest manifest = new BundleManifest(
            Version.text(),
            hex(request.maker()),
            markets.stream().map(BundleWriter::hex).toList(),
            request.fromEpochNs(),
            request.toEpochNs(),
            request.isByPeriod() && BundleScoring.isSplit(result, request.fromEpochNs(), request.toEpochNs()),
            result.logs().get(0).lastHash(),
            hashes,
            file.entries(),
            BundleManifest.UNSIGNED);
        file.finish(key == null ? manifest : manifest.signedBy(key));
    }

    private byte[] shown(final String nameOrFile, final Program program) throws IOException
    {
        final byte[] bytes = Programs.bytes(nameOrFile, program);
        final byte[] shown = ShownProgram.of(nameOrFile, bytes, request.maker(), false);

        return own(nameOrFile, others.in(shown).isPresent()
            ? ShownProgram.of(nameOrFile, bytes, request.maker(), true) : shown);
    }

    /** No hash of what is not shown: guesses of who is left out could be held against it. */
    private static String hashOfWhole(final byte[] shown, final Program program)
    {
        return Sha256.hex(shown).equals(program.sha256()) ? program.sha256() : BundleManifest.NOTHING;
    }

    /** Lets an operator's own words pass that name nobody else. */
    private byte[] own(final String source, final byte[] text)
    {
        final Optional<String> named = others.in(text);
        if (named.isPresent())
        {
            throw new BadInputException(
                "bundle would name another maker: source=" + source + " maker=" + named.get() +
                " (take the name out of its texts)");
        }

        return text;
    }

    private void addInputs(final BundleFile file, final ScoreRequest scored) throws IOException
    {
        if (request.outages() != null)
        {
            file.add(BundleEntries.OUTAGES,
                own(request.outages().toString(), ShownInputs.outages(scored.outages(), markets)));
        }
        if (request.volumes() != null)
        {
            file.add(BundleEntries.VOLUMES, ShownInputs.volumes(scored.volumes(), markets, request.maker()));
        }
        if (request.rates() != null)
        {
            file.add(BundleEntries.RATES, own(request.rates().toString(), read(request.rates())));
        }
        if (request.stakes() != null)
        {
            file.add(BundleEntries.STAKES, ShownInputs.stakes(scored.stakes(), request.maker()));
        }
    }

    private static byte[] read(final Path file)
    {
        try
        {
            return Files.readAllBytes(file);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException("cannot be read: reason=" + FileReason.withPath(failure), failure);
        }
    }

    private static String hex(final String text)
    {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
