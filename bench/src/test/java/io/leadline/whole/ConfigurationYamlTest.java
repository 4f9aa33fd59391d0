package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.naive.RandomSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationYamlTest
{
    private static final int CONFIGURATIONS = 300;

    @Test
    void shouldReadBackEveryRandomConfiguration(@TempDir final Path folder) throws Exception
    {
        for (long seed = 0; seed < CONFIGURATIONS; seed++)
        {
            final Configuration configuration = RandomSettings.draw(seed).configuration();
            final Path file = folder.resolve("config.yaml");
            Files.writeString(file, ConfigurationYaml.yaml(configuration));
            if (configuration.schedule().isRandom())
            {
                final String hex = HexFormat.of().formatHex(configuration.schedule().seed().bytes());
                Files.writeString(folder.resolve(ConfigurationYaml.SEED_FILE), hex + "\n");
            }

            assertThat(ConfigurationReader.read(file))
                .as("seed=" + seed)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(configuration);
        }
    }
}
