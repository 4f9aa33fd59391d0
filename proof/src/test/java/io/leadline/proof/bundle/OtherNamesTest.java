package io.leadline.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

class OtherNamesTest
{
    private final OtherNames others = new OtherNames();

    @Test
    void shouldFindShortNamesInWhateverCase()
    {
        others.addAll(List.of("HRT", "DRW", "B2", "Wintermute"), List.of());

        assertThat(others.in(bytes("# for hrt and others"))).contains("HRT");
        assertThat(others.in(bytes("drw"))).contains("DRW");
        assertThat(others.in(bytes("Drw's feed was late"))).contains("DRW");
        assertThat(others.in(bytes("as b2_desk asked"))).contains("B2");
        assertThat(others.in(bytes("WINTERMUTE"))).contains("Wintermute");
    }

    @Test
    void shouldFindOnlyWholeWords()
    {
        others.addAll(List.of("HRT", "on"), List.of());

        assertThat(others.in(bytes("thrtle hrts 1hrt: only one"))).isEmpty();
        assertThat(others.in(bytes("hrts hrt"))).contains("HRT");
    }

    @Test
    void shouldTakeNumbersOfAFewDigitsAndTheMakersOwnNamesForNothingElse()
    {
        others.addAll(List.of("10", "250", "X", "DRW", "4711"), List.of("DRW"));

        assertThat(others.in(bytes("edges_bps: [10, 250] X DRW"))).isEmpty();
        assertThat(others.in(bytes("account 4711"))).contains("4711");
    }

    private static byte[] bytes(final String text)
    {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
