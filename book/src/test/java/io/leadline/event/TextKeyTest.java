package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

class TextKeyTest
{
    private static final String[] PIECES = {"a", "0x9e3779b97f4a7c15", "-", "\u0000", "7", "\u00e4", "\ud83d\ude00"};

    @Test
    void shouldHoldTheSameTextHoweverItCame()
    {
        for (long seed = 1; seed <= 50_000; seed++)
        {
            final Random random = new Random(seed);
            final String text = text(random);
            final TextKey one = key(text(random));
            final TextKey other = key(text(random));

            one.set(text);
            other.set(("," + text + ",").toCharArray(), 1, text.length());

            assertThat(other).as("seed=%d text=%s", seed, text).hasToString(text).hasSize(text.length());
            assertThat(one).hasToString(text);
            assertThat(other.hash()).isEqualTo(one.hash());
            assertThat(other.isSame(one)).isTrue();
            assertThat(other.isPacked())
                .isEqualTo(text.length() <= 40 && text.chars().allMatch(symbol -> symbol < 0x80));
        }
    }

    @Test
    void shouldBeTheSameOnlyForTheSameText()
    {
        for (long seed = 1; seed <= 50_000; seed++)
        {
            final Random random = new Random(seed);
            final String text = text(random);
            final String other = random.nextBoolean() ? text(random) : text + PIECES[random.nextInt(PIECES.length)];

            assertThat(key(text).isSame(key(other))).as("seed=%d text=%s other=%s", seed, text, other)
                .isEqualTo(text.equals(other));
        }
    }

    private static TextKey key(final String text)
    {
        final TextKey key = new TextKey();
        key.set(text);

        return key;
    }

    private static String text(final Random random)
    {
        final StringBuilder text = new StringBuilder();
        final int kinds = random.nextInt(4) == 0 ? PIECES.length : PIECES.length - 2;
        for (int i = random.nextInt(12); i > 0; i--)
        {
            text.append(PIECES[random.nextInt(kinds)]);
        }

        return text.toString();
    }
}
