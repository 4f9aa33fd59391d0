package io.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HexFormat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leadline.config.Seed;

class DayKeysTest
{
    private static final Seed SEED = new Seed(
        HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));

    /** Expected values from Python's hmac and hashlib. */
    @ParameterizedTest
    @CsvSource({
        "1970-01-01,7fdb8bd95d333f2893950bce7aac03dbe52f12af6b251bac01c96136c0b0ac82," +
            "3d0c54010934936f494122724117c5da63a486fb5cb629add855a08d83e2babc",
        "2026-03-01,7790dbdfd86f2700223317b5cf0e8e12c4c08e09d179ef588797fccb4eaf9846," +
            "5b5ec3ae4eed961f43178f3a4c635e722e9201fc26ba10740274ef3cc09b0825",
        "2026-03-02,4e2fb1c6833653fc1794d865660ec18ac173f6c2694fc5a384fef74566b3a754," +
            "a4e27f0358696d9d01bfaa028429ad8cf8864a31cb6ed50c6572c003a8febdfe",
        "2028-02-29,0d0b407a2b60fc9c26b7cdc15ad8349723813cd8aab58bab9032792a3b2318e6," +
            "cc93e4a7b553e9eda711c344608572c794e624c3387e3aecb12eb172bb1d6b03",
        "2261-12-31,608b61675548138827a14616a7f0ae5192591c2a427e641c0251a597f5e830a0," +
            "14bd1a549c4d3d8cdd50b0a2143bf8470d34cd25a395db4111e33e30620207cc"})
    void shouldGiveKeyAndCommitmentOfDay(final String day, final String key, final String commitment)
    {
        final DayKeys keys = new DayKeys(SEED);

        assertThat(HexFormat.of().formatHex(keys.dayKey(LocalDate.parse(day)))).isEqualTo(key);
        assertThat(HexFormat.of().formatHex(keys.commitment(LocalDate.parse(day)))).isEqualTo(commitment);
    }
}
