package io.leadline.export.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionPathTest
{
    @Test
    void shouldNameTheDayAndTheMarket()
    {
        assertThat(PartitionPath.of(Path.of("out"), 20_514, "USDC/USDT", "snapshots.parquet")).hasToString(
            Path.of("out", "dt=2026-03-02", "market=USDC%2FUSDT", "snapshots.parquet").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "SOL-PERP,SOL-PERP",
        "a.b_c~d,a.b_c~d",
        "..,..",
        "100%,100%25",
        "a b+c,a%20b%2Bc",
        "k=v&*?[x],k%3Dv%26%2A%3F%5Bx%5D",
        "\u00e9\u20ac,%C3%A9%E2%82%AC"
    })
    void shouldEncodeWhatIsNotUnreserved(final String name, final String expected)
    {
        assertThat(PartitionPath.encoded(name)).isEqualTo(expected);
    }
}
