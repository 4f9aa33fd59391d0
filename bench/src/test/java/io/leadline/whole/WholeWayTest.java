package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeWayTest
{
    private static final int STREAMS = Integer.getInteger("leadline.naive.streams", 100);
    private static final int EVENTS = Integer.getInteger("leadline.naive.events", 2000);
    private static final long FIRST_SEED = Long.getLong("leadline.naive.seed", 1_000);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "everything"})
    void shouldExportWhatTheExamplesExpect(final String name) throws Exception
    {
        final Path example = Path.of("../../shared/examples", name);
        Assumptions.assumeTrue(Files.isDirectory(example), "no ../shared beside the project");
        final Configuration configuration = ConfigurationReader.read(example.resolve("config.yaml"));

        RealPipeline.ingest(configuration, example.resolve("events.csv"), folder.resolve("events"));
        RealPipeline.sample(configuration, folder.resolve("events"), folder.resolve("snapshots"));

        assertThat(RealPipeline.export(folder.resolve("snapshots")))
            .isEqualTo(Files.readAllLines(example.resolve("expected.csv")));
    }

    @Test
    void shouldEqualTheNaiveModelUnderRandomStreams()
    {
        final RandomStreams streams = new RandomStreams(new RealPipeline(folder));
        for (int stream = 0; stream < STREAMS; stream++)
        {
            final long seed = FIRST_SEED + stream;
            assertThatCode(() -> streams.check(seed, EVENTS)).doesNotThrowAnyException();
        }
    }
}
