package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import io.leadline.problem.BadInputException;
import io.leadline.program.Program;
import io.leadline.report.HtmlReport;
import io.leadline.report.Timelines;
import io.leadline.scoring.input.BrokerVolumes;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.output.ScoreTable;
import io.leadline.scoring.output.Statement;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ScoreResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers of Backpack's API broker program: PROGRAMS sections 5 and 7, and its document's formula. */
class BrokerNumbersTest
{
    private static final String HEADER = "month,broker,user,api_volume,fee_rate,affiliate_rebate\n";

    @TempDir
    private Path folder;

    /** 1,000,000 at 4 bps, tier 3: an affiliate of 20 % leaves 30 %, one of 60 % nothing. */
    @Test
    void shouldGiveABrokerWhatItsTierAndAnAffiliateLeave() throws IOException
    {
        final PeriodResult period = score(
            "2026-02,gate,alice,1000000,0.0004,0.20\n"
                + "2026-02,gate,bob,1000000,0.0004,0.60\n"
                + "2026-02,gate,carol,18000000,0,0\n").get(0);

        assertThat(period.payouts()).singleElement().hasToString("Payout[market=, maker=gate, amount=120.00,"
            + " unit=USD, status=PAID, reason=tier 3]");
        assertThat(metric(period, "gate", "api_volume")).isEqualTo("20000000");
        assertThat(metric(period, "gate", "rebate_tier")).isEqualTo("3");
        assertThat(metric(period, "gate", "payout")).isEqualTo("120");
    }

    /** From each user's line a broker works out again what it is paid; in the table all money has the same decimals. */
    @Test
    void shouldTellWhatEachUserGivesItsBroker() throws IOException
    {
        final Program program = ProgramTexts.program(ProgramTexts.BROKER);
        final ScoreResult result = new Scoring(new ScoreRequest(
            List.of(program), OptionalLong.empty(), OptionalLong.empty(), false, false, Outages.NONE, null,
            BrokerVolumes.read(file(
                "2026-02,gate,bob,1000000.5,0.0004,0.60\n2026-02,gate,alice,1000000,0.0004,0.35\n")),
            Rates.NONE, "test")).result();
        final PeriodResult period = result.programs().get(0).periods().get(0);

        assertThat(period.acrossMarkets()).singleElement().extracting(broker -> broker.metrics().stream()
            .map(metric -> metric.name() + '=' + metric.value().toPlainString()).toList()).isEqualTo(List.of(
                "api_volume=2000000.5", "rebate_tier=0", "tier_rebate=0.2", "payout=60",
                "api_volume:alice=1000000", "fee_rate:alice=0.0004", "affiliate_rebate:alice=0.35",
                "rebate:alice=0.15", "payout_exact:alice=60",
                "api_volume:bob=1000000.5", "fee_rate:bob=0.0004", "affiliate_rebate:bob=0.6",
                "rebate:bob=0", "payout_exact:bob=0"));
        assertThat(ScoreTable.lines(result))
            .anySatisfy(line -> assertThat(line).startsWith("gate").contains("2,000,000.50").endsWith("60.00"))
            .noneMatch(line -> line.contains("alice"));
        assertThat(new String(HtmlReport.statement("gate", Statement.of(result, "gate"), new Timelines()),
            StandardCharsets.UTF_8)).contains("Users of gate", "<bdi>0.04 %</bdi>", "How these numbers are computed",
                "30 % from 5,000,000 USD on (tier 1)", "50 % less the affiliate&#39;s where that is less");
    }

    @Test
    void shouldReachATierExactlyAtItsVolume() throws IOException
    {
        final String[] volumes = {
            "0", "4999999.99", "5000000", "10000000", "19999999", "20000000", "59999999", "60000000", "100000000"};
        final String[] tiers = {"0", "0", "1", "2", "2", "3", "3", "4", "5"};
        for (int i = 0; i < volumes.length; i++)
        {
            final PeriodResult period = score("2026-02,gate,alice," + volumes[i] + ",0.001,0\n").get(0);

            assertThat(metric(period, "gate", "rebate_tier")).as(volumes[i]).isEqualTo(tiers[i]);
        }
    }

    /** Two users of 0.125 cents of rebate each: 0.0025 together is half a half-cent, added up before it is rounded. */
    @Test
    void shouldRoundAMonthOnceAndHalfEven() throws IOException
    {
        final String user = "2026-02,gate,%s,1,0.0125,0\n";
        final PeriodResult one = score(user.formatted("a") + user.formatted("b")).get(0);
        final PeriodResult two = score(
            user.formatted("a") + user.formatted("b") + user.formatted("c") + user.formatted("d")).get(0);

        // 2 * 0.0025 = 0.005 is even at 0.00, 4 * 0.0025 = 0.01.
        assertThat(metric(one, "gate", "payout")).isEqualTo("0");
        assertThat(metric(two, "gate", "payout")).isEqualTo("0.01");
    }

    @Test
    void shouldGoMonthByMonthAndLeaveOutWhatIsNotAskedFor() throws IOException
    {
        final String text = "2026-03,gate,a,100,0.01,0\n2026-02,gate,a,200,0.01,0\n2026-02,arc,a,300,0.01,0\n";

        assertThat(score(text)).extracting(PeriodResult::fromEpochNs).containsExactly(
            LogBuilder.epochNs("2026-02-01T00:00:00Z"), LogBuilder.epochNs("2026-03-01T00:00:00Z"));
        final List<PeriodResult> march = score(
            text, OptionalLong.of(LogBuilder.epochNs("2026-02-02T00:00:00Z")), OptionalLong.empty());
        assertThat(march).hasSize(1);
        assertThat(march.get(0).payouts()).extracting(payout -> payout.maker() + " " + payout.amount())
            .containsExactly("gate 0.20");
    }

    /** A month is paid under one rule; that its end lies beyond the rule's dates is said, and refused by a close. */
    @Test
    void shouldTellAMonthThatARuleEndsIn() throws IOException
    {
        final Path volumes = Files.writeString(folder.resolve("m.csv"), HEADER + "2026-02,gate,alice,1,0.001,0\n");
        final ScoreRequest request = new ScoreRequest(
            List.of(ProgramTexts.program(
                ProgramTexts.BROKER, "from: 2024-01-01 ", "from: 2024-01-01\n    to: 2026-02-15")),
            OptionalLong.empty(), OptionalLong.empty(), false, false, Outages.NONE, null,
            BrokerVolumes.read(volumes), Rates.NONE, "test");

        assertThat(ScoreRun.of(request).period().notices()).containsExactly("period lies outside the dates of the rule:"
            + " program=backpack-api-broker period=2026-02 rule=2024-01-01/2026-02-15");
        assertThatThrownBy(() -> ScoreRun.of(request.strict())).isInstanceOf(BadInputException.class)
            .hasMessageContaining("period lies outside the dates of the rule");
    }

    @Test
    void shouldForfeitTheRebatesOfADisqualifiedBroker() throws IOException
    {
        final Program program = ProgramTexts.program(ProgramTexts.BROKER,
            "disqualified: []", "disqualified: [{ maker: gate, reason: own users }]");
        final PeriodResult period = result(program, "2026-02,gate,a,100,0.01,0\n", OptionalLong.empty(),
            OptionalLong.empty()).get(0);

        assertThat(period.payouts()).extracting(payout -> payout.status().text() + " " + payout.reason())
            .containsExactly("forfeited disqualified: own users");
    }

    @Test
    void shouldTellEnrolledBrokersWithoutVolumesAndThoseLeftOut() throws IOException
    {
        final Program program = ProgramTexts.program(ProgramTexts.BROKER, "enrolled: []",
            "enrolled: [{ maker: gate }, { maker: Arc }, { maker: later, from: 2026-03-01 }]");
        final PeriodResult period = result(program, "2026-02,gate,a,100,0.01,0\n2026-02,arc,a,300,0.01,0\n",
            OptionalLong.empty(), OptionalLong.empty()).get(0);

        assertThat(period.notices()).containsExactly(
            "enrolled broker has no volumes: program=backpack-api-broker maker=Arc",
            "brokers with volumes are left out, because they are not enrolled: program=backpack-api-broker"
                + " count=1 makers=arc");
    }

    @Test
    void shouldSayWhatIsMissingOrWrong() throws IOException
    {
        assertThatThrownBy(() -> new Scoring(
            ScoreRequest.of(List.of(ProgramTexts.program(ProgramTexts.BROKER)), "test")).result())
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("program needs the volumes of brokers: program=backpack-api-broker"
                + " (give --broker-volumes FILE");
        final Path file = file("2026-2,gate,a,x,1.5,0\n2026-02,,a,1,0,0\n2026-02,,a,1,0,0\n"
            + "2026-02,gate,b,1,0.4,0\n2026-02,gate,c,1,0.1,0\n");
        assertThatThrownBy(() -> BrokerVolumes.read(file)).hasMessage(String.join("\n",
            file + ":2: not a month: column=month value=2026-2 allowed=YYYY-MM",
            file + ":2: not a plain decimal from 0: column=api_volume value=x",
            file + ":2: above its limit: column=fee_rate value=1.5 limit=0.1 (a fraction, not per cent)",
            file + ":3: empty value: column=broker",
            file + ":4: empty value: column=broker",
            file + ":4: volume given twice: month=2026-02 broker= user=a",
            file + ":5: above its limit: column=fee_rate value=0.4 limit=0.1 (a fraction, not per cent)"));
    }

    private List<PeriodResult> score(final String rows) throws IOException
    {
        return score(rows, OptionalLong.empty(), OptionalLong.empty());
    }

    private List<PeriodResult> score(final String rows, final OptionalLong from, final OptionalLong to)
        throws IOException
    {
        return result(ProgramTexts.program(ProgramTexts.BROKER), rows, from, to);
    }

    private List<PeriodResult> result(
        final Program program, final String rows, final OptionalLong from, final OptionalLong to) throws IOException
    {
        return new Scoring(new ScoreRequest(
            List.of(program), from, to, false, false, Outages.NONE, null, BrokerVolumes.read(file(rows)), Rates.NONE,
            "test")).result().programs().get(0).periods();
    }

    private Path file(final String rows) throws IOException
    {
        return Files.writeString(Files.createTempFile(folder, "brokers", ".csv"), HEADER + rows);
    }

    private static String metric(final PeriodResult period, final String broker, final String metric)
    {
        return period.acrossMarkets().stream()
            .filter(result -> result.maker().equals(broker))
            .findFirst()
            .orElseThrow()
            .metric(metric)
            .orElseThrow()
            .toPlainString();
    }
}
