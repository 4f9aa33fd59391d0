package io.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leadline.config.Schedule;
import io.leadline.config.Seed;

class RandomInstantTest
{
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final byte[] SEED = new byte[Seed.LENGTH];

    static
    {
        for (int i = 0; i < SEED.length; i++)
        {
            SEED[i] = (byte)i;
        }
    }

    /** Expected values from Python's hmac; about half of them have a first hash bit of 1, so u reaches 2^63. */
    @ParameterizedTest
    @CsvSource({
        "SOL-PERP,1000000000,0,521507925",
        "SOL-PERP,1000000000,1,1714977096",
        "SOL-PERP,1000000000,1772323200,1772323200880300006",
        "SOL-PERP,1000000000,1772323203,1772323203015170684",
        "SOL-PERP,1000000000,1772323204,1772323204944704112",
        "SOL-PERP,1000000000,9223372035,9223372035990764583",
        "BTC,250000000,0,125123946",
        "BTC,250000000,7089292801,1772323200390578842",
        "BTC,250000000,7089292803,1772323200837093246",
        "BTC,250000000,36893488146,9223372036587226825",
        "USDC/USDT,25200000000000,70330,1772338074002509243",
        "USDC/USDT,25200000000000,70331,1772364708121804467",
        "USDC/USDT,25200000000000,70332,1772380894246688658",
        "USDC/USDT,25200000000000,70333,1772410002293324940",
        "USDC/USDT,25200000000000,70334,1772428903486715818",
        "USDC/USDT,25200000000000,366005,9223334620961856867",
        "\u00dcn\u00efcode-\u6771\u4eac-\ud83d\ude00,720000000000,2461560,1772323549333119416",
        "\u00dcn\u00efcode-\u6771\u4eac-\ud83d\ude00,720000000000,12810237,9223371276673644906",
        "A,86400000000000,20513,1772348417656364407",
        "A,86400000000000,20514,1772445135531785440",
        "A,86400000000000,106750,9223204631349093337",
        "B,1000000,1772323200001,1772323200001816288",
        "B,1000000,9223372036853,9223372036853835147"})
    void shouldGiveInstantOfInterval(
        final String name, final long everyNs, final long interval, final long instantEpochNs)
    {
        final RandomInstant formula = formula(everyNs);

        assertThat(formula.instantEpochNs(RandomInstant.nameBytes(name), interval)).isEqualTo(instantEpochNs);
    }

    @Test
    void shouldAgreeWithNaiveFormulaInAnyOrder()
    {
        final long seed = 20260301;
        final Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++)
        {
            final long everyNs = (1 + random.nextInt(86_400_000)) * Schedule.MIN_EVERY_NS;
            final long interval = Math.floorMod(random.nextLong(), Long.MAX_VALUE / everyNs);
            final String name = "M" + random.nextInt(10);

            assertThat(formula(everyNs).instantEpochNs(RandomInstant.nameBytes(name), interval))
                .as("seed=%d i=%d everyNs=%d interval=%d", seed, i, everyNs, interval)
                .isEqualTo(NaiveInstants.instantEpochNs(SEED, everyNs, name, interval));
        }
    }

    @Test
    void shouldTakeDayOfIntervalStartWhenIntervalSpansMidnight()
    {
        final List<LocalDate> askedDays = new ArrayList<>();
        final DayKeys keys = new DayKeys(new Seed(SEED));
        final RandomInstant formula = new RandomInstant(7 * HOUR_NS, day ->
        {
            askedDays.add(day);

            return keys.dayKey(day);
        });

        // Starts at 22:00 of 28 February, 05:00, 12:00 and 19:00 of 1 March, 02:00 of 2 March.
        for (long interval = 70_330; interval <= 70_334; interval++)
        {
            formula.instantEpochNs(RandomInstant.nameBytes("USDC/USDT"), interval);
        }

        assertThat(askedDays).containsExactly(
            LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2));
    }

    @Test
    void shouldRefuseIntervalsBefore1970AndAfterLastNs()
    {
        final RandomInstant formula = formula(1_000_000_000L);
        final byte[] name = RandomInstant.nameBytes("BTC");

        assertThatThrownBy(() -> formula.instantEpochNs(name, -1))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("interval out of range: interval=-1 everyNs=1000000000 limit=9223372035");
        assertThatThrownBy(() -> formula.instantEpochNs(name, 9_223_372_036L))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("interval out of range: interval=9223372036 everyNs=1000000000 limit=9223372035");
    }

    private static RandomInstant formula(final long everyNs)
    {
        return new RandomInstant(everyNs, new DayKeys(new Seed(SEED))::dayKey);
    }
}
