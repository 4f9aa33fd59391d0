package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

import io.leadline.config.Configuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventNamesTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldGiveNumbersInOrderOfFirstUse()
    {
        try (EventLogWriter writer = open())
        {
            assertThat(writer.account("b")).isZero();
            assertThat(writer.account(new StringBuilder("a"))).isEqualTo(1);
            assertThat(writer.account("b")).isZero();
            assertThat(writer.account("")).isEqualTo(EventSink.NO_ACCOUNT);
            assertThat(writer.account(null)).isEqualTo(EventSink.NO_ACCOUNT);
            assertThat(writer.unconfiguredMarket("N")).isZero();
            assertThat(writer.market("M", new BigDecimal("0.010"), new BigDecimal("1E+2"))).isEqualTo(1);
            assertThat(writer.market("M", new BigDecimal("0.01"), new BigDecimal("100"))).isEqualTo(1);
            assertThat(writer.unconfiguredMarket("M")).isEqualTo(1);
            heartbeat(writer);
        }

        assertThat(lines()).containsExactly(
            "account 0 b", "account 1 a", "market 0 N tick=null lot=null", "market 1 M tick=0.01 lot=100");
    }

    @Test
    void shouldRefuseMarketWithOtherSteps()
    {
        try (EventLogWriter writer = open())
        {
            writer.market("M", BigDecimal.ONE, BigDecimal.TEN);
            writer.unconfiguredMarket("N");
            heartbeat(writer);
        }
        try (EventLogWriter writer = open())
        {
            assertThatThrownBy(() -> writer.market("M", BigDecimal.TEN, BigDecimal.TEN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("market is in the log with other steps: market=M tick=10 lot=10 log_tick=1 log_lot=10");
            assertThatThrownBy(() -> writer.market("N", BigDecimal.TEN, BigDecimal.TEN))
                .isInstanceOf(IllegalStateException.class);
            assertThat(writer.market("M", BigDecimal.ONE, BigDecimal.TEN)).isZero();
        }
    }

    @Test
    void shouldRefuseNamesOfLengthThatNoLogTakes()
    {
        try (EventLogWriter writer = open())
        {
            final String longest = "ñ".repeat(64);
            assertThat(writer.account(longest)).isZero();
            assertThatThrownBy(() -> writer.account(longest + "n"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("length=129 limit=128");
            assertThatThrownBy(() -> writer.unconfiguredMarket(""))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("length=0");
            assertThat(writer.account("next")).isEqualTo(1);
            heartbeat(writer);
        }

        assertThat(lines()).containsExactly("account 0 " + "ñ".repeat(64), "account 1 next");
    }

    /** Half a character would be written as a question mark, and two names would become one. */
    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00b", "x\ud83d"})
    void shouldRefuseNamesThatNoTextCanHold(final String text)
    {
        try (EventLogWriter writer = open())
        {
            assertThatThrownBy(() -> writer.account(text))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no unicode text");
            assertThatThrownBy(() -> writer.unconfiguredMarket(text)).isInstanceOf(IllegalArgumentException.class);
            assertThat(writer.account("?")).isZero();
            assertThat(writer.unconfiguredMarket("?")).isZero();
            heartbeat(writer);
        }

        assertThat(lines()).containsExactly("account 0 ?", "market 0 ? tick=null lot=null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.00", "1E+128", "1E-127"})
    void shouldRefuseStepsThatNoLogTakes(final String step)
    {
        try (EventLogWriter writer = open())
        {
            assertThatThrownBy(() -> writer.market("M", new BigDecimal(step), BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("step");
            assertThatThrownBy(() -> writer.market("M", BigDecimal.ONE, new BigDecimal(step)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("step");
            assertThat(writer.market("M", BigDecimal.ONE, BigDecimal.ONE)).isZero();
            heartbeat(writer);
        }

        assertThat(lines()).containsExactly("market 0 M tick=1 lot=1");
    }

    /** Names alone leave no log behind. */
    private static void heartbeat(final EventLogWriter writer)
    {
        writer.heartbeat(0, EventSink.NO_MARKET);
    }

    private EventLogWriter open()
    {
        return new EventLogWriter(folder, Configuration.Feed.DEFAULT_MAX_JUMP_NS);
    }

    private List<String> lines()
    {
        final RecordLines shown = new RecordLines();
        try (EventLogReader reader = new EventLogReader(folder))
        {
            assertThat(reader.poll(shown)).isTrue();
            assertThat(reader.poll(shown)).isFalse();
        }

        return shown.lines().stream().filter(line -> !line.contains(" heartbeat ")).toList();
    }
}
