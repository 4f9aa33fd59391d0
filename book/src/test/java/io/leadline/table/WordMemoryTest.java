package io.leadline.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Against a list of numbers. */
class WordMemoryTest
{
    private static final int LINE_LENGTH = 64;

    @Test
    void shouldBeginWithCacheLineAndHoldZeros()
    {
        for (int count = 1; count < 300; count += 7)
        {
            final WordMemory memory = new WordMemory(count);
            assertThat(memory.address() % LINE_LENGTH).isZero();
            assertThat(memory.wordCount()).isEqualTo(count);
            assertThat(words(memory)).containsOnly(0L);
            memory.release();
        }
    }

    @Test
    void shouldKeepWordsAndAddZerosWhenItGrows()
    {
        for (long seed = 1; seed <= 20; seed++)
        {
            final Random random = new Random(seed);
            final WordMemory memory = new WordMemory(1);
            final List<Long> expected = new ArrayList<>(List.of(0L));
            for (int i = 0; i < 12; i++)
            {
                for (int k = 0; k < expected.size(); k++)
                {
                    expected.set(k, random.nextLong());
                    WordMemory.word(memory.address() + (long)k * WordMemory.WORD_LENGTH, expected.get(k));
                }
                final int added = 1 + random.nextInt(50);
                memory.grow(expected.size() + added);
                for (int k = 0; k < added; k++)
                {
                    expected.add(0L);
                }
                assertThat(memory.address() % LINE_LENGTH).as("seed=%d", seed).isZero();
                assertThat(words(memory)).as("seed=%d", seed).isEqualTo(expected);
            }
            memory.clear();
            assertThat(words(memory)).as("seed=%d", seed).containsOnly(0L);
            memory.release();
        }
    }

    @Test
    void shouldBeReleasedTwice()
    {
        final WordMemory memory = new WordMemory(1_000);
        memory.grow(2_000);
        memory.release();
        memory.release();
    }

    private static List<Long> words(final WordMemory memory)
    {
        final List<Long> words = new ArrayList<>();
        for (long i = 0; i < memory.wordCount(); i++)
        {
            words.add(WordMemory.word(memory.address() + i * WordMemory.WORD_LENGTH));
        }

        return words;
    }
}
