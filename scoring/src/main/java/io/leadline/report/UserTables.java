package io.leadline.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.leadline.report.Table.Cell;
import io.leadline.report.Table.Column;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;

/** Of each broker, what each of its users gives it: from these lines its payout can be worked out again. */
final class UserTables
{
    private static final List<String> LINE =
        List.of("api_volume", "fee_rate", "affiliate_rebate", "rebate", "payout_exact");

    private UserTables()
    {
    }

    static void write(final Html html, final ProgramResult program, final PeriodResult period)
    {
        for (final MakerResult broker : period.acrossMarkets())
        {
            final Set<String> users = new LinkedHashSet<>();
            broker.metrics().stream().map(Metric::name).filter(UserTables::isOfUser)
                .forEach(name -> users.add(name.substring(name.indexOf(':') + 1)));
            if (!users.isEmpty())
            {
                write(html, program, period, broker, users);
            }
        }
    }

    /** Whether a metric is of one user alone. */
    static boolean isOfUser(final String metric)
    {
        return LINE.stream().anyMatch(line -> metric.startsWith(line + ':'));
    }

    /** How the numbers of a line are formed. */
    static List<MetricKind> kinds(final PeriodResult period)
    {
        return LINE.stream().map(metric -> MetricKind.of(metric, period.terms())).toList();
    }

    private static void write(
        final Html html,
        final ProgramResult program,
        final PeriodResult period,
        final MakerResult broker,
        final Set<String> users)
    {
        final List<Column> columns = new ArrayList<>(List.of(Column.text("User")));
        kinds(period).forEach(kind ->
            columns.add(Column.number(kind.heading(), kind.unit(program), kind.explanation())));
        final List<List<Cell>> rows = new ArrayList<>();
        for (final String user : users)
        {
            final List<Cell> row = new ArrayList<>(List.of(Cell.of(user)));
            LINE.forEach(metric -> row.add(broker.metric(metric + ':' + user)
                .map(value -> Cell.number(MetricKind.of(metric).cell(value), value.toPlainString()))
                .orElse(Cell.EMPTY)));
            rows.add(row);
        }
        Table.write(html, "Users of " + broker.maker() + ", and what their fees give it", columns, rows);
    }
}
