package io.leadline.scoring.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Names stay apart when they are cut, and no line is longer than it may be. */
class TextColumnsTest
{
    @Test
    void shouldKeepTheEndsOfNamesThatBeginAlike()
    {
        assertThat(lines(16, "north-star-one", "north-star-two", "south-wind", "east")).containsExactly(
            "nort~-one      1", "nort~-two      1", "south-wi~      1", "east           1");
    }

    @Test
    void shouldKeepMoreOfTheEndWhereThatTellsThemApart()
    {
        assertThat(ShortNames.of(List.of("aaaaaaaaX1234", "aaaaaaaaY1234"), 8))
            .containsExactly("aa~X1234", "aa~Y1234");
    }

    @Test
    void shouldNumberNamesThatDifferInTheirMiddleAlone()
    {
        assertThat(ShortNames.of(List.of("aaaaaaaaXbbbbbbbb", "aaaaaaaaYbbbbbbbb", "aaaaaaaaXbbbbbbbb"), 6))
            .containsExactly("aaaa~1", "aaaa~2", "aaaa~1");
    }

    @Test
    void shouldKeepDifferentNamesApartInAnyWidth()
    {
        for (long seed = 0; seed < 300; seed++)
        {
            final Random random = new Random(seed);
            final List<String> names = random.ints(8, 0, 6)
                .mapToObj(number -> "north" + number % 2 + "-maker-" + "x".repeat(number) + number).toList();
            final int width = 6 + random.nextInt(12);

            final List<String> shortened = ShortNames.of(names, width);

            assertThat(shortened).as("seed=" + seed)
                .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(width));
            assertThat(shortened.stream().distinct().count()).as("seed=" + seed + " " + shortened)
                .isEqualTo(names.stream().distinct().count());
        }
    }

    private static List<String> lines(final int length, final String... names)
    {
        final TextColumns columns = new TextColumns(length);
        for (final String name : names)
        {
            columns.row(List.of(name, "    1"));
        }

        return columns.lines();
    }
}
