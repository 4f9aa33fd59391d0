package io.leadline.proof.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.leadline.proof.MakersVenue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code seal --follow} in a process of its own, beside a log that grows, until it is told to end or is killed. */
class SealFollowTest
{
    private static final long MOST_SECONDS = 120;

    @TempDir
    private Path folder;
    private MakersVenue venue;
    private Process follower;

    @BeforeEach
    void makeKey()
    {
        venue = new MakersVenue(folder, 3, 5, "bands");
        MakersVenue.proof(0, "seal", "--new-key", venue.path("key.pem"));
    }

    @AfterEach
    void leaveNoProcess() throws InterruptedException
    {
        follower.destroyForcibly().waitFor();
    }

    private void follow(final String... more) throws IOException
    {
        final List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + Path.of("..", "scripts", "jvm-options").toAbsolutePath().normalize(),
            "-cp", System.getProperty("java.class.path"),
            ProofMain.class.getName(), "seal", "--follow", "--quiet", "--snapshots", venue.snapshots().toString(),
            "--key", venue.path("key.pem").toString(), "--salt-file", venue.salt().toString(), "--heads",
            venue.heads().toString()));
        command.addAll(List.of(more));
        follower = new ProcessBuilder(command)
            .redirectOutput(venue.path("out").toFile())
            .redirectError(venue.path("err").toFile())
            .start();
    }

    /** Waits until so many heads are told of, each in a line. */
    private void awaitHeads(final int count) throws IOException
    {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (said("out").size() < count)
        {
            if (!follower.isAlive() || System.nanoTime() > deadlineNs)
            {
                throw new AssertionError("heads are not made: expected=" + count + " said=" + said("out") +
                    " err=" + said("err"));
            }
            Thread.onSpinWait();
        }
    }

    private List<String> said(final String name) throws IOException
    {
        final String text = Files.readString(venue.path(name));

        // A line that is being written is none yet.
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static TreeMap<String, String> heads(final Path heads) throws IOException
    {
        final TreeMap<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(heads))
        {
            for (final Path file : files.filter(path -> path.toString().endsWith(".txt")).toList())
            {
                found.put(file.getFileName().toString(), Files.readString(file));
            }
        }

        return found;
    }

    /** The heads that a run over the log as it is writes into another folder. */
    private TreeMap<String, String> sealedAfterwards() throws IOException
    {
        final Path others = venue.path("others");
        MakersVenue.proof(
            0, "seal", "--snapshots", venue.snapshots(), "--key", venue.path("key.pem"), "--salt-file", venue.salt(),
            "--heads", others, "--quiet");

        return heads(others);
    }

    @Test
    void shouldSealEachDayWhenItIsOverUntilItIsToldToEnd() throws Exception
    {
        venue.trade(30);
        follow();
        awaitHeads(1);
        venue.trade(6);
        venue.trade(40);
        awaitHeads(3);

        follower.destroy();

        assertThat(follower.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(said("err")).isEmpty();
        final TreeMap<String, String> written = heads(venue.heads());
        assertThat(said("out")).isEqualTo(
            written.keySet().stream().map(name -> "head: " + venue.heads().resolve(name)).toList());
        assertThat(written).isEqualTo(sealedAfterwards()).hasSize(3);
        assertThat(venue.seal("--quiet")).isEmpty();
        MakersVenue.proof(
            0, "verify", "--snapshots", venue.snapshots(), "--heads", venue.heads(), "--salt-file", venue.salt());
    }

    /** A venue starts both at once, and its log begins with the first event. */
    @Test
    void shouldWaitForALogThatIsNotThereYet() throws Exception
    {
        follow();
        awaitHeadsFolder();
        venue.trade(30);

        awaitHeads(1);

        assertThat(heads(venue.heads())).isEqualTo(sealedAfterwards()).hasSize(1);
    }

    private void awaitHeadsFolder()
    {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!Files.exists(venue.heads()) && follower.isAlive() && System.nanoTime() < deadlineNs)
        {
            Thread.onSpinWait();
        }
        assertThat(venue.heads()).exists();
    }

    @Test
    void shouldGoOnWhereOneWasKilled() throws Exception
    {
        venue.trade(30);
        follow("--now");
        awaitHeads(2);
        follower.destroyForcibly();
        assertThat(follower.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        venue.trade(30);

        follow();
        awaitHeads(1);

        assertThat(heads(venue.heads())).hasSize(3);
        MakersVenue.proof(
            0, "verify", "--snapshots", venue.snapshots(), "--heads", venue.heads(), "--salt-file", venue.salt());
    }

    @Test
    void shouldEndWithoutALogWhenItIsToldTo() throws Exception
    {
        follow();
        awaitHeadsFolder();

        follower.destroy();

        assertThat(follower.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(said("err")).isEmpty();
    }
}
