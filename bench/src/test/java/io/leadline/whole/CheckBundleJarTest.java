package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a maker does: the one file, a plain JVM, a folder with nothing in it but the bundle. */
class CheckBundleJarTest
{
    private static final Path PROOF = Path.of("..", "proof").toAbsolutePath().normalize();
    private static final Path JAR = PROOF.resolve("target").resolve("leadline-check-bundle.jar");
    private static final Path GOLDEN = PROOF.resolve("src/test/resources/golden");
    private static final Path BUNDLE = GOLDEN.resolve("bundle.zip");
    /** With tables of a day's leaves and a signed manifest. */
    private static final Path NEWEST_BUNDLE = GOLDEN.resolve("bundle-2.zip");
    private static final long MOST_SECONDS = 60;

    @TempDir
    private Path folder;
    private Path empty;

    @BeforeEach
    void makeAnEmptyFolder() throws IOException
    {
        assumeThat(JAR).as("the jar is made when proof is packaged: mvn verify").isRegularFile();
        empty = Files.createDirectory(folder.resolve("empty"));
    }

    @Test
    void shouldFindThatABundleHolds() throws Exception
    {
        Files.copy(BUNDLE, empty.resolve("bundle.zip"));

        assertThat(check(0))
            .anyMatch(line -> line.startsWith("snapshots                 23 of SOL-PERP, none left out from"))
            .last().isEqualTo("bundle holds");
        assertThat(empty.toFile().list()).as("nothing is left there").containsExactly("bundle.zip");
    }

    @Test
    void shouldFindThatABundleOfTheNewestFormatHolds() throws Exception
    {
        Files.copy(NEWEST_BUNDLE, empty.resolve("bundle.zip"));

        assertThat(check(0)).last().isEqualTo("bundle holds");
    }

    @Test
    void shouldFindThatABundleWasChanged() throws Exception
    {
        final byte[] bytes = Files.readAllBytes(BUNDLE);
        final int place = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("snapshots_active,");
        assertThat(place).isPositive();
        bytes[place + "snapshots_active,".length()] ^= 1;
        Files.write(empty.resolve("bundle.zip"), bytes);

        assertThat(check(1)).singleElement().asString().startsWith("failed: ");
    }

    /** Runs the jar; returns what it said. */
    private List<String> check(final int code) throws Exception
    {
        final Path said = folder.resolve("said");
        final ProcessBuilder builder = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString(), "bundle.zip")
            .directory(empty.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
        // Options of the build's own JVMs are none of a maker's.
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL_") || name.startsWith("JDK_JAVA_"));
        final Process process = builder.start();
        try
        {
            assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("ended in %d s", MOST_SECONDS).isTrue();
        }
        finally
        {
            process.destroyForcibly();
        }
        final List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isEqualTo(code);

        return lines;
    }
}
