package io.leadline.feed.csv;

import io.leadline.feed.NameTable;

/** The words of the columns side and flags. */
enum Word
{
    BID("bid"),
    ASK("ask"),
    POST_ONLY("P"),
    OPEN("open"),
    HALTED("halted"),
    STALE("stale");

    private final String text;

    Word(final String text)
    {
        this.text = text;
    }

    /** All words by their texts. */
    static NameTable<Word> byText()
    {
        final NameTable<Word> words = new NameTable<>();
        for (final Word word : values())
        {
            words.add(word.text, word);
        }

        return words;
    }

    /** The word as a row has it. */
    String text()
    {
        return text;
    }
}
