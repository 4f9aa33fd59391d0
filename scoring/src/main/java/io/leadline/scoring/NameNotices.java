package io.leadline.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.leadline.program.Program;
import io.leadline.program.Program.Enrolment;
import io.leadline.scoring.LogPass.MarketSpan;
import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.figure.Enrolments;
import io.leadline.scoring.figure.MarketFigures;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.result.ShortList;
import io.leadline.scoring.tally.MarketTally;

/**
 * Names in a program or beside it that nothing is known of: misspelt, they would let an award be paid, an outage count
 * or a maker vanish, silently.
 */
final class NameNotices
{
    private final ScoreRequest request;
    private final RulePass pass;
    private final Period period;
    private final Map<String, List<MarketSpan>> spans;

    NameNotices(
        final ScoreRequest request,
        final RulePass pass,
        final Period period,
        final Map<String, List<MarketSpan>> spans)
    {
        this.request = request;
        this.pass = pass;
        this.period = period;
        this.spans = spans;
    }

    /** Makers that some log knows in a market of the program, at whatever time. */
    static Set<String> known(final RulePass pass, final Map<String, List<MarketSpan>> spans)
    {
        final Set<String> known = new TreeSet<>();
        pass.tallies().forEach((market, tally) ->
        {
            known.addAll(tally.makers());
            if (tally.orders() != null)
            {
                known.addAll(tally.orders().makers());
            }
            spans.getOrDefault(market, List.of()).forEach(span -> known.addAll(span.totals().makers()));
        });

        return known;
    }

    List<String> notices(final Map<String, MarketFigures> figures)
    {
        final String program = " program=" + pass.program().name();
        final List<String> notices = new ArrayList<>(OutageNotices.of(pass.program(), request.outages(), spans));
        pass.program().disqualified().stream()
            .map(Program.Disqualified::maker)
            .filter(maker -> figures.values().stream().flatMap(market -> market.makers().stream())
                .noneMatch(known -> known.maker().equals(maker)))
            .map(maker -> "disqualified maker is in no market of the period:" + program + " maker=" + maker)
            .forEach(notices::add);
        if (!pass.program().enrolments().isEmpty() && !figures.isEmpty())
        {
            enrolments(program, figures.keySet(), notices);
        }

        return notices;
    }

    private void enrolments(final String program, final Set<String> markets, final List<String> notices)
    {
        final Enrolments enrolments = new Enrolments(pass.program());
        final Set<String> known = known(pass, spans);
        pass.program().enrolments().stream()
            .map(Enrolment::maker)
            .distinct()
            .filter(maker -> enrolments.isEnrolled(maker, period) && !known.contains(maker))
            .map(maker -> "enrolled maker is in no market of the program:" + program + " maker=" + maker)
            .forEach(notices::add);
        final Set<String> left = new TreeSet<>(NameOrder.BY_BYTES);
        for (final String market : markets)
        {
            final MarketTally tally = pass.tallies().get(market);
            tally.makers().stream()
                .filter(maker -> !tally.days(maker, period.firstDay(), period.endDay()).isEmpty())
                .filter(maker -> !enrolments.isEnrolled(maker, period))
                .forEach(left::add);
        }
        if (!left.isEmpty())
        {
            notices.add("makers with quotes are left out, because they are not enrolled:" + program
                + " count=" + left.size() + " makers=" + ShortList.of(left));
        }
    }
}
