package io.leadline.proof.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

/** Names as long as venues have them, and as they may be, and figures of months. */
class ConductTableTest
{
    private static final String ADDRESS = "0x00000000000000000000000000000000000000a";

    private static ConductResult.OfMaker maker(final String name)
    {
        final TreeMap<String, BigDecimal> figures = new TreeMap<>();
        figures.put(ConductFigures.FLASH_SHARE, BigDecimal.ONE);
        figures.put(ConductFigures.FLASH_RATIO, new BigDecimal("998.456789012345"));
        figures.put(ConductFigures.LIFETIME + 50, new BigDecimal("7776000.123456789"));
        figures.put(ConductFigures.CANCELS, new BigDecimal("987654321"));
        figures.put(ConductFigures.FILLS, new BigDecimal("123456789"));
        figures.put(ConductFigures.SELF_MATCH_SHARE, BigDecimal.ONE);
        figures.put(ConductFigures.TOUCH_SHARE, BigDecimal.ONE);
        figures.put(ConductFigures.HIT_RATIO, new BigDecimal("998.456789012345"));
        figures.put(ConductFigures.UNHIT_SHARE, BigDecimal.ONE);
        final ConductResult.Flag flag = new ConductResult.Flag(
            "unhit_touch", ConductFigures.UNHIT_SHARE, new BigDecimal("0.987654321098"), new BigDecimal("0.95"));

        return new ConductResult.OfMaker(name, figures, List.of(flag));
    }

    private static List<String> lines(final String market, final String... makers)
    {
        final List<ConductResult.OfMaker> all = new ArrayList<>();
        for (final String name : makers)
        {
            all.add(maker(name));
        }

        return ConductTable.lines(new ConductResult(
            "example", 1_000_000_000L, true, ConductRulesReader.builtIn(),
            List.of(new ConductResult.OfMarket(market, "USD", 7_776_000, 1_234_567, all))));
    }

    @Test
    void shouldFitATerminalWhateverNamesAndFiguresAre()
    {
        final List<String> lines = lines("M".repeat(128), ADDRESS + "1", ADDRESS + "2", "m".repeat(128));

        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(lines.get(0)).endsWith("  random instants=7776000 excluded=1234567");
        assertThat(lines).containsSubsequence(
            "  flag: " + ADDRESS + "1", "    unhit_touch unhit_share=0.9877 threshold=0.95",
            "  flag: " + ADDRESS + "2", "    unhit_touch unhit_share=0.9877 threshold=0.95");
    }

    @Test
    void shouldKeepWhatFitsInALine()
    {
        final List<String> lines = lines("SOL-PERP", "alpha");

        assertThat(lines.get(0)).isEqualTo("SOL-PERP  random instants=7776000 excluded=1234567");
        assertThat(lines.get(2).split(" +")).containsExactly(
            "alpha", "100.0", "998.46", "7776000", "987.7M", "123.5M", "100.0", "100.0", "998.46", "100.0");
        assertThat(lines.get(3)).isEqualTo("  flag: alpha unhit_touch unhit_share=0.9877 threshold=0.95");
        assertThat(lines.get(5)).startsWith("rules: ");
    }
}
