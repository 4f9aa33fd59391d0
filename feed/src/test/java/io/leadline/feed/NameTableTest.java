package io.leadline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

class NameTableTest
{
    @Test
    void shouldAgreeWithAMapOfStrings()
    {
        final long seed = 20260904;
        final Random random = new Random(seed);
        final Map<String, Integer> expected = new HashMap<>();
        final NameTable<Integer> table = new NameTable<>();
        for (int i = 0; i < 50_000; i++)
        {
            // The two halves of a text have the same hash as strings.
            final String name = "AaBB".substring(0, random.nextInt(5)) + random.nextInt(9_000) + "\u20ac".repeat(i % 3);
            final Integer found = table.find(("-" + name + "-").toCharArray(), 1, name.length());
            assertThat(found).as("seed=%d i=%d name=%s", seed, i, name).isEqualTo(expected.get(name));
            if (found == null)
            {
                table.add(name, i);
                expected.put(name, i);
            }
        }
        assertThat(expected).hasSizeGreaterThan(20_000);
    }

    /** What a name that is its own key could be taken for. */
    @Test
    void shouldTellNamesApartThatDifferInZeroCharacters()
    {
        final String[] names = {"", "\0", "\0\0", "a", "a\0", "\0a", "a\0\0\0\0\0\0\0",
            "aaaaaaaa", "aaaaaaaa\0", "aaaaaaaaa"};
        final NameTable<String> table = new NameTable<>();
        for (final String name : names)
        {
            assertThat(table.find(name.toCharArray(), 0, name.length())).isNull();
            table.add(name, name);
        }

        for (final String name : names)
        {
            assertThat(table.find((name + "\u20ac-------").toCharArray(), 0, name.length())).isSameAs(name);
        }
    }
}
