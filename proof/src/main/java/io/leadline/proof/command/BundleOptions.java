package io.leadline.proof.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.command.Progress;
import io.leadline.config.SeedFile;
import io.leadline.problem.BadInputException;
import io.leadline.proof.bundle.BundleReport;
import io.leadline.proof.bundle.BundleRequest;
import io.leadline.proof.bundle.BundleWriter;
import io.leadline.proof.dispute.FittedText;
import io.leadline.proof.head.HeadFolder;
import io.leadline.proof.head.SigningKey;
import io.leadline.scoring.command.LogInputs;
import io.leadline.scoring.result.PeriodResult;

import picocli.CommandLine.Option;

/** What a dispute hands to the maker, for the options that ask for it. */
final class BundleOptions
{
    @Option(names = "--bundle", paramLabel = "FILE",
        description = "Write what the maker needs to check its scores for itself, with check-bundle: its own records"
            + " and the whole book's with proofs, the rules and its results; nothing of other makers.")
    private Path file;

    @Option(names = "--heads", paramLabel = "DIR",
        description = "With --bundle: signed heads of the log, as seal writes them.")
    private Path heads;

    @Option(names = "--salt-file", paramLabel = "FILE",
        description = "With --bundle: the secret behind the heads' trees.")
    private Path saltFile;

    @Option(names = "--key", paramLabel = "FILE",
        description = "With --bundle: the private key that signs the heads, to sign with it as well what the bundle"
            + " says of itself.")
    private Path keyFile;

    private SigningKey key;
    private boolean isWritten;

    /** Adds what is wrong with the options, before any work is done. */
    void check(final boolean isChanged, final LogInputs inputs, final List<String> problems)
    {
        if (file == null)
        {
            if (heads != null || saltFile != null || keyFile != null)
            {
                problems.add("heads are for a bundle: needs=--bundle FILE");
            }
            return;
        }
        if (heads == null || saltFile == null)
        {
            problems.add("a bundle proves records by signed heads: needs=--heads DIR --salt-file FILE");
        }
        if (isChanged)
        {
            problems.add("a bundle is scored by its program file alone: --set and --bundle do not go together (copy the"
                + " file and change it)");
        }
        if (inputs.snapshots().size() > 1)
        {
            problems.add("a bundle is of one log: snapshots=" + inputs.snapshots().size() + " limit=1");
        }
        if (Files.isDirectory(file))
        {
            problems.add("bundle is a folder: --bundle=" + file);
        }
    }

    /**
     * Reads what a bundle takes besides the log, before any long work.
     *
     * @throws BadInputException when there is no such secret, key or head.
     */
    void prepare()
    {
        if (file == null)
        {
            return;
        }
        SeedFile.read(saltFile, "salt");
        key = keyFile == null ? null : SigningKey.read(keyFile);
        if (HeadFolder.read(heads, key == null ? null : key.publicText()).newest() == null)
        {
            throw new BadInputException("no head in folder: --heads=" + heads);
        }
    }

    /**
     * Writes the bundle, if one was asked for.
     *
     * @param scored the period that the dispute is over.
     * @return what to say of it.
     */
    List<String> write(
        final String program,
        final String market,
        final String maker,
        final PeriodResult scored,
        final LogInputs inputs,
        final boolean isQuiet)
    {
        if (file == null)
        {
            return List.of();
        }
        final BundleRequest request = new BundleRequest(
            List.of(program), List.of(market), maker, scored.fromEpochNs(), scored.toEpochNs(), false,
            inputs.snapshots().get(0), heads, saltFile, inputs.outages(), inputs.volumes(), inputs.rates(),
            inputs.stakes());
        final List<String> lines = new ArrayList<>();
        try (Progress progress = Progress.start("bundle", " documents", -1, isQuiet))
        {
            final BundleReport report = BundleWriter.write(request, key, file, progress::done);
            isWritten = true;
            lines.add("bundle: " + file);
            report.lines().forEach(line -> lines.addAll(FittedText.lines(line, BundleReport.VALUE_COLUMN)));
        }

        return lines;
    }

    /** Leaves no bundle of a dispute that itself has failed. */
    void withdraw() throws IOException
    {
        if (isWritten)
        {
            Files.deleteIfExists(file);
        }
    }
}
