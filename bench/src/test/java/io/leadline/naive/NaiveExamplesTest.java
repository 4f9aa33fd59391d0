package io.leadline.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.leadline.config.ConfigurationReader;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NaiveExamplesTest
{
    @ParameterizedTest
    @ValueSource(strings = {"plain", "everything"})
    void shouldEqualTheExpectedTableOfEachExample(final String example) throws IOException
    {
        final Path folder = SharedExamples.folder(example);

        final NaiveResult result = NaiveLeadline.run(
            ConfigurationReader.read(folder.resolve("config.yaml")), NaiveCsv.read(folder.resolve("events.csv")));

        final String text = String.join("\n", result.lines()) + "\n";
        assertThat(result.lines()).isEqualTo(Files.readAllLines(folder.resolve("expected.csv")));
        assertThat(text).isEqualTo(Files.readString(folder.resolve("expected.csv")));
    }
}
