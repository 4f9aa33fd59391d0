package io.leadline.proof.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

import io.leadline.config.SeedFile;
import io.leadline.problem.BadInputException;
import io.leadline.proof.head.HeadCheck;
import io.leadline.proof.head.HeadFolder;
import io.leadline.proof.head.PublicKeys;
import io.leadline.proof.verify.WalkObserver;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import picocli.CommandLine.Option;

/** Signed heads that a log is held against while it is walked. */
final class HeadOptions implements WalkObserver
{
    @Option(
        names = "--heads",
        paramLabel = "DIR",
        description = "signed heads, as the verb seal writes them: the log must hold at each what it says, and no less")
    private Path folder;

    @Option(names = "--public-key", paramLabel = "FILE", description = "the key that all heads must be signed by")
    private Path publicKey;

    @Option(
        names = "--salt-file",
        paramLabel = "FILE",
        description = "the secret behind the trees of the heads, for whoever has it: they are built anew and compared")
    private Path saltFile;

    private HeadFolder heads;
    private HeadCheck check;

    /**
     * Reads the heads, before any long work; to be asked for who goes along.
     *
     * @throws BadInputException when a key is given without heads, or there is no head.
     */
    List<WalkObserver> observers()
    {
        if (folder == null)
        {
            if (publicKey != null || saltFile != null)
            {
                throw new BadInputException("keys of heads without heads: needs=--heads=DIR");
            }
            return List.of();
        }
        heads = HeadFolder.read(folder, publicKey == null ? null : PublicKeys.read(publicKey, "--public-key"));
        if (heads.newest() == null)
        {
            throw new BadInputException("no head in folder: --heads=" + folder);
        }

        return List.of(this);
    }

    boolean areGiven()
    {
        return folder != null;
    }

    @Override
    public void onBegin(final SnapshotLogReader reader)
    {
        check = new HeadCheck(heads, reader, saltFile == null ? null : SeedFile.read(saltFile, "salt"));
    }

    @Override
    public void onRecord(final Record record)
    {
        check.onRecord(record);
    }

    @Override
    public void onEnd()
    {
        check.end();
    }

    void print(final PrintWriter out)
    {
        ProseLines.print(out, "heads", check.checkedCount() + " fit, the newest behind " +
            heads.newest().head().documents() + " documents" +
            (check.retiredCount() > 0 ? "; " + check.retiredCount() + " of days that were retired not" : "") +
            (publicKey == null ? "; signed by a key that the heads themselves name, --public-key tells whose" : ""));
        ProseLines.print(out, "trees", check.hasTrees() ? "built anew, each as its head says" :
            "not looked at: --salt-file does, for whoever has the salts");
    }

    /** Documents up to the newest head. */
    long documents()
    {
        return heads.newest().head().documents();
    }
}
