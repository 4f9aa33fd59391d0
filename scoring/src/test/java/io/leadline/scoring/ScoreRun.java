package io.leadline.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import io.leadline.program.Program;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ScoreResult;
import io.leadline.snapshot.SnapshotSource;

/** A score run over fabricated logs, and short ways into its result. */
public record ScoreRun(ScoreResult result)
{
    public static ScoreRun of(final Program program, final SnapshotSource... logs)
    {
        return of(ScoreRequest.of(List.of(program), "test"), logs);
    }

    public static ScoreRun of(final ScoreRequest request, final SnapshotSource... logs)
    {
        final Scoring scoring = new Scoring(request);
        for (final SnapshotSource log : logs)
        {
            scoring.read(log);
        }

        return new ScoreRun(scoring.result());
    }

    public PeriodResult period()
    {
        return result.programs().get(0).periods().get(0);
    }

    public MarketResult market(final String name)
    {
        return period().markets().stream()
            .filter(market -> market.market().equals(name))
            .findFirst()
            .orElseThrow();
    }

    /** A maker's metric as text; null when there is none. An empty maker is the whole market. */
    public String metric(final String market, final String maker, final String metric)
    {
        final List<Metric> metrics = maker.isEmpty()
            ? market(market).metrics()
            : market(market).makers().stream()
                .filter(result -> result.maker().equals(maker))
                .findFirst()
                .orElseThrow()
                .metrics();

        return metrics.stream()
            .filter(candidate -> candidate.name().equals(metric))
            .map(candidate -> candidate.value().toPlainString())
            .findFirst()
            .orElse(null);
    }

    /** Payouts as short text. */
    public List<String> payouts()
    {
        return period().payouts().stream()
            .map(payout -> String.join(
                " ", payout.market(), payout.maker(), payout.amount().toPlainString(), payout.status().text()))
            .map(String::strip)
            .toList();
    }

    public BigDecimal sum()
    {
        return period().payouts().stream().map(Payout::amount).filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
