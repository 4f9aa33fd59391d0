package io.leadline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.problem.BadInputException;

class SeedFileTest
{
    private static final String DIGITS = "00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff";

    @TempDir
    private Path folder;

    @Test
    void shouldReadDigitsOfEitherCaseWithSpaceAround() throws IOException
    {
        final Path file = Files.writeString(folder.resolve("seed.hex"), " " + DIGITS + "\n\n");

        assertThat(SeedFile.read(file).bytes()).isEqualTo(HexFormat.of().parseHex(DIGITS));
    }

    @Test
    void shouldRefuseAnythingElseWithoutShowingIt() throws IOException
    {
        final Path file = Files.writeString(folder.resolve("seed.hex"), DIGITS.substring(2));

        assertThatThrownBy(() -> SeedFile.read(file))
            .isInstanceOf(BadInputException.class)
            .hasMessage(file + ":1: seed file holds something else: allowed=64 hex digits");
    }

    @Test
    void shouldRefuseLongFileThatStartsWithSeed() throws IOException
    {
        final Path file = Files.writeString(folder.resolve("seed.hex"), DIGITS + " ".repeat(2_000) + "more");

        assertThatThrownBy(() -> SeedFile.read(file)).isInstanceOf(BadInputException.class);
    }

    @Test
    void shouldSayThatFileIsAbsent()
    {
        final Path file = folder.resolve("absent.hex");

        assertThatThrownBy(() -> SeedFile.read(file))
            .isInstanceOf(BadInputException.class)
            .hasMessage(file + ": seed file cannot be read: reason=no such file");
    }
}
