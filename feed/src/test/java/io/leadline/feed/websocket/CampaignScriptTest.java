package io.leadline.feed.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts campaigns, beside builds that only say what they were asked for. */
class CampaignScriptTest
{
    private static final Path SCRIPT = Path.of("..", "scripts", "campaign");

    @TempDir
    private Path home;

    @BeforeEach
    void copyScript() throws IOException
    {
        Files.createDirectories(home.resolve("scripts"));
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("feed/target"));
        Files.copy(SCRIPT, home.resolve("scripts/campaign"));
        tool("git", "echo 0123456");
        tool("java", "echo version >&2");
    }

    private void tool(final String name, final String command) throws IOException
    {
        final Path file = Files.writeString(home.resolve("bin").resolve(name), "#!/bin/sh\n" + command + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** Each is a class that there is, so that none is a campaign of nothing. */
    @Test
    void shouldRunATestOfEachVenue() throws Exception
    {
        tool("mvn", """
            echo "$@" >>mvn.arguments
            for venue in binance backpack dydx l4book csv hyperliquid; do
                echo "report of $venue" >feed/target/campaign-$venue.md
            done
            """);

        assertThat(run("lines", "3", "7")).startsWith("exit 0\n").contains("report of csv", "report of hyperliquid");
        final String arguments = Files.readString(home.resolve("mvn.arguments"));
        assertThat(arguments.lines()).hasSize(6).allMatch(line -> line.endsWith(
            " -Dleadline.campaign=3 -Dleadline.campaign.seed=7"));
        for (final String line : arguments.lines().toList())
        {
            final String test = line.replaceAll(".*-Dtest=(\\w+) .*", "$1");
            try (Stream<Path> files = Files.walk(Path.of("src", "test", "java")))
            {
                assertThat(files.filter(file -> file.endsWith(test + ".java"))).as(line).hasSize(1);
            }
        }
    }

    @Test
    void shouldPrintReportsOfCampaignsThatFailAndFail() throws Exception
    {
        tool("mvn", """
            case "$*" in *NodeSessionTest*) echo "| failed | 2 |" >feed/target/campaign-hyperliquid.md; exit 1 ;; esac
            echo "| failed | 0 |" >feed/target/campaign-csv.md
            """);

        assertThat(run("lines", "3", "7", "hyperliquid", "csv"))
            .startsWith("exit 1\n").contains("| failed | 2 |", "| failed | 0 |");
    }

    @Test
    void shouldFailWhereABuildLeavesNoReport() throws Exception
    {
        tool("mvn", "exit 0");
        Files.writeString(home.resolve("feed/target/campaign-csv.md"), "of another day");

        assertThat(run("lines", "3", "7", "csv")).startsWith("exit 1\n").contains("no report: ")
            .doesNotContain("of another day");
    }

    private String run(final String... arguments) throws Exception
    {
        final ProcessBuilder builder = new ProcessBuilder(home.resolve("scripts/campaign").toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().merge("PATH", home.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        builder.environment().remove("JAVA_HOME");
        builder.redirectError(home.resolve("stderr").toFile());
        final Process process = builder.start();
        final String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        return "exit " + process.waitFor() + "\n" + out;
    }
}
