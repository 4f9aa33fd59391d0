package io.leadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.leadline.scoring.result.ProgramResult;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTextTest
{
    private static final ProgramResult PROGRAM =
        new ProgramResult("program", "Program", 1, "00", "EUR", "USDC", List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        rank 2: maker_volume have=707205.987 need>=3000000; uptime have=0.74982953254 need>0.85 \
        | rank 2: maker volume 707,205.99 EUR, needs ≥ 3,000,000 EUR; uptime 74.98 %, needs > 85.00 %
        rank 1: volume_rank have=none need<=1 | rank 1: volume rank none, needs ≤ 1
        self_matched_notional have=0.1 need=0 market=SOL | self-matched 0.1 EUR, needs exactly 0 EUR market=SOL
        rank 1: volume_rank have=2 need<=1 without_self_matched=1; uptime have=0.7 need>0.9 \
        | rank 1: volume rank 2, needs ≤ 1, 1 without what is self-matched; uptime 70.00 %, needs > 90.00 %
        rank 2; flag: self_matched market=SOL-PERP have=3800 of 4000 (95.00 %) \
        | rank 2; note: 3,800 EUR of 4,000 EUR self-matched in SOL-PERP (95.00 %)
        flag: self_matched market=SOL-PERP have=3800 | note: 3,800 EUR self-matched in SOL-PERP
        rank 1; flag: near_threshold market=SOL-PERP uptime_low=0.51 uptime_high=1 limit=0.8/0.9 \
        | rank 1; note: 95 % interval of uptime in SOL-PERP, 51.00 % to 100.00 %, holds 80.00 % and 90.00 %
        cut of 0.5: kpi_uptime have=0.7 need>0.9 | cut of 0.5: KPI uptime 70.00 %, needs > 90.00 %
        uptime have=0.899999 need>0.9 | uptime 0.899999, needs > 0.9
        uptime have=0.9 need>0.9 | uptime 90.00 %, needs > 90.00 %
        SOL-PERP: score_share 0.000000000391 | SOL-PERP: score share under 0.01 %
        primary: share 0.25 | primary: share 25.00 %
        blended_score 0.5; pool divided by paid_share 1 ineligible=recompute \
        | blended score 50.00 %; pool divided by paid share 100.00 % ineligible=recompute
        KPI within 7.5 bps (50000 a side) failed on 1 of 2 days \
        | KPI within 7.5 bps (50,000 EUR a side) failed on 1 of 2 days
        wash trades, have a look | wash trades, have a look
        """)
    void shouldSayShortfallsInWords(final String reason, final String words)
    {
        assertThat(ReasonText.of(reason, PROGRAM)).isEqualTo(words);
    }
}
