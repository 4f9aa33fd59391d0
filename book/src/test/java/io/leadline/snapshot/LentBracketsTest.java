package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import io.leadline.measure.MeasureLayout;

import org.junit.jupiter.api.Test;

/** Brackets of every magnitude, in records with large ones among them and in records without. */
class LentBracketsTest
{
    private static final int ENTITIES = 3;
    private static final int[] BITS = {20, 61, 63, 64, 90};

    private final MeasureLayout layout = new MeasureLayout(Configurations.fixed("1s").ladders());

    @Test
    void shouldLendWhatLongsHoldAndNothingElse()
    {
        final LentBrackets brackets = new LentBrackets();
        for (long seed = 1; seed <= 400; seed++)
        {
            final Random random = new Random(seed);
            final MarketRecord record = new MarketRecord(0, layout, new PairLayout(layout), null);
            for (int maker = 1; maker < ENTITIES; maker++)
            {
                record.name("maker-" + maker);
            }
            record.begin(true, 0, 0, ENTITIES);
            for (int entity = 0; entity < ENTITIES; entity++)
            {
                final int bits = BITS[random.nextInt(BITS.length)];
                record.entry(entity, false);
                for (int field = MeasureLayout.FIRST_BAND; field < layout.fieldCount(); field++)
                {
                    final int fieldBits = 1 + random.nextInt(bits);
                    record.add(
                        entity, field, random.nextLong() >>> Math.max(0, 64 - fieldBits),
                        fieldBits > 64 ? random.nextLong() >>> 128 - fieldBits : 0);
                }
            }
            brackets.check("seed=" + seed, record, layout);
        }

        assertThat(brackets.lentCount()).isGreaterThan(50);
        assertThat(brackets.withheldCount()).isGreaterThan(50);
    }

    /** A number too large is no reason to withhold what comes behind the next full snapshot, and casts no shadow. */
    @Test
    void shouldLendAgainBehindKeyframeWhereNumbersAreNarrowAgain()
    {
        final LentBrackets brackets = new LentBrackets();
        final MarketRecord record = new MarketRecord(0, layout, new PairLayout(layout), null);
        record.begin(true, 0, 0, 1);
        record.entry(0, false);
        record.add(0, MeasureLayout.FIRST_BAND, -1L, 1);
        brackets.check("wide", record, layout);
        record.begin(false, 1, 1, 1);
        record.entry(0, false);
        record.add(0, MeasureLayout.FIRST_BAND, 2, -2);
        brackets.check("narrow", record, layout);
        assertThat(record.value(0, MeasureLayout.FIRST_BAND)).isEqualTo(1);
        assertThat(brackets.lentCount()).isZero();

        record.begin(true, 2, 2, 1);
        record.entry(0, false);
        record.add(0, MeasureLayout.FIRST_BAND, 7, 0);
        brackets.check("keyframe", record, layout);

        assertThat(brackets.lentCount()).isOne();
        assertThat(record.value(0, MeasureLayout.FIRST_BAND)).isEqualTo(7);
        assertThat(record.value(0, MeasureLayout.FIRST_BAND + 2)).isEqualTo(7);
    }
}
