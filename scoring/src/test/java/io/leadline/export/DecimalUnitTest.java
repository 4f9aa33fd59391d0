package io.leadline.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalUnitTest
{
    @ParameterizedTest
    @CsvSource({
        "0.1,464,46.4",
        "0.1,0,0",
        "0.1,10,1",
        "0.10,7,0.7",
        "0.001,1,0.001",
        "0.5,3,1.5",
        "0.5,4,2",
        "0.25,4000,1000",
        "1E+3,7,7000",
        "1,9223372036854775807,9223372036854775807",
        "0.0000001,9223372036854775807,922337203685.4775807",
        "10,922337203685477580,9223372036854775800",
        "10,922337203685477581,9223372036854775810",
        "0.00000000000000000001,1,0.00000000000000000001"
    })
    void shouldWriteTheShortestExactForm(final String unit, final long count, final String expected)
    {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final RowBuffer row = new RowBuffer(out);

        new DecimalUnit(new BigDecimal(unit)).write(0, count, row);
        row.flush();

        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(expected);
    }
}
