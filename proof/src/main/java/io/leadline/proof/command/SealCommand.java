package io.leadline.proof.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import io.leadline.command.EndSignal;
import io.leadline.command.Folders;
import io.leadline.command.Progress;
import io.leadline.command.Verbs;
import io.leadline.config.Seed;
import io.leadline.config.SeedFile;
import io.leadline.log.LogException;
import io.leadline.problem.BadInputException;
import io.leadline.proof.head.Sealing;
import io.leadline.proof.head.SigningKey;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code leadline seal}: what a venue publishes of its log, and cannot take back. */
@Command(
    name = "seal",
    sortOptions = false,
    description = "Writes a signed head for each day of a snapshot log that is over, with the root of a salted tree " +
        "over what the day says of each maker. Run again, it goes on behind the heads that there are.",
    mixinStandardHelpOptions = true)
public final class SealCommand implements Callable<Integer>
{
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(200);

    @Spec
    private CommandSpec spec;

    @Option(names = "--new-key", paramLabel = "FILE",
        description = "Make an Ed25519 key pair: the private key in FILE, the public one in FILE.pub. Nothing else.")
    private Path newKey;

    @Option(names = "--snapshots", paramLabel = "DIR", description = "Folder of the snapshot log.")
    private Path snapshots;

    @Option(names = "--key", paramLabel = "FILE", description = "Private key; FILE.pub lies beside it.")
    private Path key;

    @Option(names = "--salt-file", paramLabel = "FILE",
        description = "The venue's secret behind the trees' salts: 64 hex digits. Keep it; bundles need it.")
    private Path saltFile;

    @Option(names = "--heads", paramLabel = "DIR", description = "Folder of the heads.")
    private Path heads;

    @Option(names = "--now", description = "A head for the log's end as it is, too.")
    private boolean isNow;

    @Option(names = "--follow",
        description = "Stay, wait for the log where there is none yet, and write each day's head when the day is over.")
    private boolean isFollowing;

    @Option(names = "--quiet", description = "No progress on stderr.")
    private boolean isQuiet;

    @Override
    public Integer call() throws IOException
    {
        if (newKey != null)
        {
            SigningKey.create(newKey);
            spec.commandLine().getOut().println("public key: " + SigningKey.publicFile(newKey));
            return Verbs.DONE;
        }
        requireOptions();
        final SigningKey signingKey = SigningKey.read(key);
        final Seed secret = SeedFile.read(saltFile, "salt");
        Folders.refuseFile("heads", heads);
        Files.createDirectories(heads);
        if (isFollowing)
        {
            follow(signingKey, secret);
        }
        else
        {
            try (Sealing sealing = Sealing.open(snapshots, heads, signingKey, secret))
            {
                seal(sealing);
            }
        }

        return Verbs.DONE;
    }

    /** Until the process is told to end, which it does behind a whole head that was told of. */
    private void follow(final SigningKey signingKey, final Seed secret)
    {
        try (EndSignal signal = new EndSignal();
            Sealing sealing = opened(signingKey, secret, signal.running()))
        {
            if (sealing != null)
            {
                seal(sealing);
            }
            while (signal.running().get())
            {
                LockSupport.parkNanos(PAUSE_NS);
                print(sealing.advance(documents ->
                {
                }));
            }
        }
    }

    /** A log that is followed may begin with an event that has yet to come; null when the end comes first. */
    private Sealing opened(final SigningKey signingKey, final Seed secret, final AtomicBoolean isRunning)
    {
        Sealing sealing = openedOrNull(signingKey, secret);
        if (sealing == null && !isQuiet)
        {
            spec.commandLine().getErr().println("no snapshot log yet, waiting for it: --snapshots=" + snapshots);
            spec.commandLine().getErr().flush();
        }
        while (sealing == null && isRunning.get())
        {
            LockSupport.parkNanos(PAUSE_NS);
            sealing = openedOrNull(signingKey, secret);
        }

        return sealing;
    }

    /** A folder that a writer has just made holds no file, and a file that it has just made no document. */
    private Sealing openedOrNull(final SigningKey signingKey, final Seed secret)
    {
        try
        {
            return Sealing.open(snapshots, heads, signingKey, secret);
        }
        catch (final LogException failure)
        {
            if (failure.fault() != LogException.Fault.MISSING)
            {
                throw failure;
            }

            return null;
        }
    }

    private void requireOptions()
    {
        if (snapshots == null || key == null || saltFile == null || heads == null)
        {
            throw new BadInputException(
                "options are missing: needs=--snapshots DIR --key FILE --salt-file FILE --heads DIR or --new-key FILE");
        }
    }

    private void seal(final Sealing sealing)
    {
        try (Progress progress = Progress.start("seal", " documents", -1, isQuiet))
        {
            print(sealing.advance(progress::done));
        }
        if (isNow)
        {
            print(sealing.sealEnd());
        }
    }

    private void print(final List<Path> written)
    {
        final PrintWriter out = spec.commandLine().getOut();
        written.forEach(file -> out.println("head: " + file));
        out.flush();
    }
}
