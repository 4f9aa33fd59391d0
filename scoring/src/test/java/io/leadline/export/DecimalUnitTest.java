package io.leadline.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
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

    /** Over values on both sides of all that makes the short way exact. */
    @Test
    void shouldGiveTheNearestDouble()
    {
        final String[] units = {
            "1", "0.1", "0.01", "0.0000001", "0.5", "3", "1000", "123456.789", "1E-22", "1E-23", "1E-300",
            "92233720368547758070"};
        for (long seed = 1; seed <= 2_000; seed++)
        {
            final Random random = new Random(seed);
            final BigDecimal unit = new BigDecimal(units[random.nextInt(units.length)]);
            final BigInteger count = new BigInteger(random.nextInt(127), random);

            assertThat(new DecimalUnit(unit).doubleValue(count.shiftRight(Long.SIZE).longValue(), count.longValue()))
                .as("seed=%d unit=%s count=%s", seed, unit, count)
                .isEqualTo(Double.parseDouble(new BigDecimal(count).multiply(unit).toString()));
        }
    }

    @Test
    void shouldTellItsUnit()
    {
        assertThat(new DecimalUnit(new BigDecimal("0.10")).text()).isEqualTo("0.1");
        assertThat(new DecimalUnit(new BigDecimal("1E+3")).text()).isEqualTo("1000");
    }
}
