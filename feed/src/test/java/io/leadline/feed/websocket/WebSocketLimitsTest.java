package io.leadline.feed.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.leadline.config.AdapterKey;
import io.leadline.config.AdapterReader;
import io.leadline.config.AdapterSettings;
import io.leadline.problem.BadInputException;

class WebSocketLimitsTest
{
    @Test
    void shouldReadWhatTheOperatorSetsAndWhatStandsOtherwise()
    {
        assertThat(limits(settings("  max_frame: 100\n  lost: 9s\n")))
            .isEqualTo(new WebSocketLimits(5_000_000_000L, 9_000_000_000L, 250_000_000L, 30_000_000_000L, 100));
        assertThat(limits(settings("  ping: 1s\n  reconnect_min: 1s\n  reconnect_max: 1s\n")))
            .isEqualTo(new WebSocketLimits(1_000_000_000L, 20_000_000_000L, 1_000_000_000L, 1_000_000_000L, 1 << 20));
    }

    @Test
    void shouldRefuseLimitsThatContradictEachOther()
    {
        assertRefused("  lost: 5s\n", "lost=5s ping=5s allowed=lost more than ping");
        assertRefused("  ping: 0s\n", "allowed=1ms to 5s");
        assertRefused("  ping: 6s\n", "allowed=1ms to 5s");
        assertRefused("  reconnect_min: 31s\n", "allowed=reconnect_max at least reconnect_min");
        assertRefused("  reconnect_min: 0s\n", "allowed=1ms to 3650d");
    }

    /** Each would end the connection that it comes on, and the next one. */
    @Test
    void shouldRefuseFramesThatNothingCanDecode()
    {
        assertThat(limits(settings("  max_frame: 2097152\n")).maxFrameLength()).isEqualTo(1 << 21);
        assertRefused("  max_frame: 2097153\n", "value=2097153 allowed=1 to 2097152");
    }

    /** As an operator mends them in one go. */
    @Test
    void shouldTellAllThatIsWrongAtOnce()
    {
        assertThatThrownBy(() -> settings("  max_frame: 2097153\n  ping: 30s\n  reconnect_min: 0s\n"))
            .isInstanceOfSatisfying(BadInputException.class, bad -> assertThat(bad.problems()).hasSize(3)
                .allMatch(problem -> problem.matches("test:[345]: .*: key=feed\\.venue\\..*")));
    }

    private static WebSocketLimits limits(final AdapterSettings settings)
    {
        return WebSocketLimits.of(settings);
    }

    private static void assertRefused(final String section, final String problem)
    {
        assertThatThrownBy(() -> settings(section)).isInstanceOf(BadInputException.class)
            .hasMessageContaining(problem);
    }

    private static AdapterSettings settings(final String section)
    {
        final List<AdapterKey<?>> keys = new ArrayList<>(WebSocketLimits.keys("5s", "20s", "1048576", 1 << 21));
        keys.add(TlsTrust.CA_FILE);

        return AdapterReader.parse(
            "feed:\n  venue:\n" + section.replaceAll("(?m)^", "  "), "test", "venue", keys);
    }
}
