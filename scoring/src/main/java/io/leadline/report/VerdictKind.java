package io.leadline.report;

import java.util.Locale;

/** What a snapshot said of a maker under a program, as the report tells it apart: a colour, a pattern and a word. */
public enum VerdictKind
{
    ACTIVE("active", "the program's rule held"),
    TOO_SMALL("too small", "quoted both sides near enough, with less than the minimum"),
    TOO_FAR("too far", "quoted, but a side was farther from the reference than the limit"),
    ONE_SIDED("one-sided", "quoted one side only"),
    NOT_QUOTING("not quoting", "nothing rested"),
    DISQUALIFIED("disqualified", "the program file excludes the maker"),
    NOT_ENROLLED("not enrolled", "outside the maker's enrolment: does not count for it"),
    MARKET_EXCLUDED("market excluded", "stale, halted or inside an outage window: counts for nobody");

    private final String label;
    private final String meaning;

    VerdictKind(final String label, final String meaning)
    {
        this.label = label;
        this.meaning = meaning;
    }

    /** Whether a snapshot of this kind counts towards the maker's uptime over time. */
    public boolean isCounted()
    {
        return this != NOT_ENROLLED && this != MARKET_EXCLUDED && this != DISQUALIFIED;
    }

    /** A word for people. */
    public String label()
    {
        return label;
    }

    /** What it says, in one clause. */
    String meaning()
    {
        return meaning;
    }

    /** Names its colour and its pattern in the style sheet. */
    String styleName()
    {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
