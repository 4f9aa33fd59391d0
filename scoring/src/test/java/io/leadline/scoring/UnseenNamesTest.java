package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;

import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.program.Program;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Outages.Outage;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.result.PeriodNotices;
import io.leadline.scoring.result.ExcludedWindow;

import org.junit.jupiter.api.Test;

/** Names in a program or beside it that no log knows. */
class UnseenNamesTest
{
    private static final Market SOL = Configurations.market("SOL-PERP", "0.01", "0.1");

    @Test
    void shouldTellOutagesAndDisqualifiedMakersThatNoLogKnows()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1999, 100).ask("a", 2001, 100)
            .fills(0, "a", 1)
            .snapshot(0, "2023-03-07T01:00:00Z");
        final Program program = ProgramTexts.program(ProgramTexts.DRIFT, "disqualified: []",
            "disqualified: [{ maker: a, reason: wash }, { maker: A, reason: wash }]");
        final Outages outages = new Outages(List.of(
            outage("", "2023-03-06T23:00:00Z", "2023-03-07T00:00:00.1Z"),
            outage("", "2023-03-06T23:00:00Z", "2023-03-07T00:00:00Z"),
            outage("SOL-PERP", "2023-03-07T23:59:59Z", "2023-03-08T01:00:00Z"),
            outage("SOL-PERP", "2023-03-08T00:00:00Z", "2023-03-08T01:00:00Z")));

        final String logs = " logs=2023-03-07T00:00:00Z/2023-03-08T00:00:00Z";
        final ScoreRun run = ScoreRun.of(
            new ScoreRequest(List.of(program), OptionalLong.empty(), OptionalLong.empty(), false, false,
                outages, null, null, Rates.NONE, "test"), log.source());

        assertThat(run.period().notices()).filteredOn(notice -> !notice.startsWith(PeriodNotices.NOT_WHOLE))
            .containsExactly(
            "market of the program is in no log: program=drift-mip-2023-03 market=BONK-PERP",
            "window of an outage lies outside the logs: program=drift-mip-2023-03 market=all"
                + " window=2023-03-06T23:00:00Z/2023-03-07T00:00:00Z" + logs,
            "window of an outage lies outside the logs: program=drift-mip-2023-03 market=SOL-PERP"
                + " window=2023-03-08T00:00:00Z/2023-03-08T01:00:00Z" + logs,
            "disqualified maker is in no market of the period: program=drift-mip-2023-03 maker=A");
    }

    private static Outage outage(final String market, final String from, final String to)
    {
        return new Outage(market, new ExcludedWindow(LogBuilder.epochNs(from), LogBuilder.epochNs(to), "down"));
    }
}
