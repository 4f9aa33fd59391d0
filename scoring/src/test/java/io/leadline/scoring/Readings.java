package io.leadline.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.leadline.program.Program;
import io.leadline.program.ProgramChange;
import io.leadline.program.Programs;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodResult;

/** Built-in programs read in one way or another, by values of their files, and what they pay then. */
final class Readings
{
    private Readings()
    {
    }

    /** The built-in program, with values set as {@code --set} does. */
    static Program program(final String name, final String... changes)
    {
        return Programs.of(List.of(name), Stream.of(changes).map(ProgramChange::parse).toList()).get(0);
    }

    /** By the program's own weeks or months. */
    static List<PeriodResult> byPeriod(final Program program, final LogBuilder log)
    {
        return ScoreRun.of(new ScoreRequest(
            List.of(program), OptionalLong.empty(), OptionalLong.empty(), true, false, Outages.NONE, null, null,
            Rates.NONE, "test"), log.source()).result().programs().get(0).periods();
    }

    /** What a maker is paid in a period. */
    static String paid(final PeriodResult period, final String maker)
    {
        return period.payouts().stream()
            .filter(payout -> payout.maker().equals(maker) && payout.status() == Payout.Status.PAID)
            .map(Payout::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .toPlainString();
    }

    /** All that a period gives, paid or not. */
    static BigDecimal sum(final PeriodResult period)
    {
        return period.payouts().stream().map(Payout::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
