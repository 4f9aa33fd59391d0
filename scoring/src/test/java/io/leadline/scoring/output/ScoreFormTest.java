package io.leadline.scoring.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class ScoreFormTest
{
    @Test
    void shouldWriteAllScoresOfAColumnInOneForm()
    {
        assertThat(texts("0", "0.00004", "136.75213", "999.99994"))
            .containsExactly("0.0000", "0.0000", "136.7521", "999.9999");
        assertThat(texts("1234.56785", "0.5")).containsExactly("1,234.568", "0.500");
        assertThat(texts("9999999.4", "12")).containsExactly("9,999,999", "12");
        assertThat(texts("105811123456789", "919720450692.9910", "7.5", "0"))
            .containsExactly("1.05811E+14", "9.19720E+11", "7.50000E+00", "0");
    }

    @Test
    void shouldCountTheDigitsOfTheRoundedScore()
    {
        assertThat(texts("9999999.6", "1")).containsExactly("1.00000E+07", "1.00000E+00");
        assertThat(texts()).isEmpty();
    }

    private static List<String> texts(final String... scores)
    {
        final List<BigDecimal> values = Stream.of(scores).map(BigDecimal::new).toList();
        final ScoreForm form = ScoreForm.of(values);

        return values.stream().map(form::text).toList();
    }
}
