package io.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.config.Market;

/** The instants of the published example tables. */
class ExampleInstantsTest
{
    private static final Path EXAMPLES = Path.of("..", "..", "shared", "examples");

    @ParameterizedTest
    @CsvSource({"plain,78", "everything,1369"})
    void shouldGiveInstantOfEveryRow(final String example, final int rowCount) throws IOException
    {
        final Path folder = EXAMPLES.resolve(example);
        assumeTrue(Files.exists(folder), "no examples: folder=" + folder.toAbsolutePath().normalize());
        final Configuration configuration = ConfigurationReader.read(folder.resolve("config.yaml"));
        final List<String> names = configuration.markets().stream().map(Market::name).toList();
        final List<String> rows = Files.readAllLines(folder.resolve("expected.csv"));

        assertThat(rows).hasSize(1 + rowCount);
        try (Instants instants = Instants.of(configuration.schedule(), configuration.markets()))
        {
            for (final String row : rows.subList(1, rows.size()))
            {
                final String[] values = row.split(",", 4);
                final int market = names.indexOf(values[1]);
                final long timeEpochNs = Long.parseLong(values[0]);
                final long interval = Long.parseLong(values[2]);

                assertThat(instants.instantEpochNs(market, interval)).as(row).isEqualTo(timeEpochNs);
                assertThat(instants.firstInterval(market, timeEpochNs)).as(row).isEqualTo(interval);
            }
        }
    }
}
