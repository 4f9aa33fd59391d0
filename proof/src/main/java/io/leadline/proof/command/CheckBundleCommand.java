package io.leadline.proof.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.leadline.command.Verbs;
import io.leadline.proof.bundle.BundleCheck;
import io.leadline.proof.bundle.BundleReport;
import io.leadline.proof.dispute.FittedText;
import io.leadline.proof.head.PublicKeys;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leadline check-bundle}: a maker's check of what a venue has handed to it, without the venue. */
@Command(
    name = "check-bundle",
    description = "Checks a bundle: checksums, signed heads, proofs of every record, and that the records come to " +
        "the scores. Needs nothing but the file.",
    mixinStandardHelpOptions = true)
public final class CheckBundleCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The bundle.")
    private Path file;

    @Option(names = "--public-key", paramLabel = "FILE",
        description = "The venue's public key, as it has published it.")
    private Path publicKey;

    @Override
    public Integer call()
    {
        final BundleReport report =
            BundleCheck.check(file, publicKey == null ? null : PublicKeys.read(publicKey, "public-key"));
        final PrintWriter out = spec.commandLine().getOut();
        report.lines().stream()
            .flatMap(line -> FittedText.lines(line, BundleReport.VALUE_COLUMN).stream())
            .forEach(out::println);
        out.println("bundle holds");

        return Verbs.DONE;
    }
}
