package io.leadline.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;

import org.junit.jupiter.api.Test;

class CharWordTest
{
    private static final char[] STRANGE = {'\u0080', '\u00e4', '\u0100', '\u20ac', '\ud83d', '\uffff', '\u0000'};

    @Test
    void shouldHoldCharactersWhateverIsAroundThem()
    {
        for (long seed = 1; seed <= 200_000; seed++)
        {
            final Random random = new Random(seed);
            final char[] text = text(random);
            final int length = 1 + random.nextInt(Math.min(text.length, CharWord.MAX_LENGTH));
            final int offset = random.nextInt(text.length - length + 1);

            assertThat(CharWord.of(text, offset, length))
                .as("seed=%d offset=%d length=%d", seed, offset, length)
                .isEqualTo(expected(text, offset, length));
        }
    }

    @Test
    void shouldRefuseRangeThatIsNotInTheText()
    {
        assertThatThrownBy(() -> CharWord.of("abcdefghi".toCharArray(), -1, 2))
            .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> CharWord.of("abcdefghi".toCharArray(), 8, 2))
            .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static long expected(final char[] text, final int offset, final int length)
    {
        long word = 0;
        for (int i = 0; i < length; i++)
        {
            if (text[offset + i] > 0x7f)
            {
                return CharWord.NOT_ASCII;
            }
            word += (long)text[offset + i] << Byte.SIZE * i;
        }

        return word;
    }

    private static char[] text(final Random random)
    {
        final char[] text = new char[1 + random.nextInt(24)];
        final int strangeOneIn = 2 + random.nextInt(30);
        for (int i = 0; i < text.length; i++)
        {
            text[i] = random.nextInt(strangeOneIn) == 0 ?
                STRANGE[random.nextInt(STRANGE.length)] : (char)random.nextInt(0x80);
        }

        return text;
    }
}
