package io.leadline.scoring.output;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.leadline.command.IsoTime;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodNotices;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.scoring.result.ScoreResult;
import io.leadline.scoring.result.SelfMatches;

/** A result as aligned tables for a terminal of 80 columns; rounded for reading, the files hold every digit. */
public final class ScoreTable
{
    private static final int LINE_LENGTH = 80;
    private static final int MAX_MAKER_ROWS = 25;
    private static final int MAX_UNPAID_ROWS = 12;
    private static final String INDENT = "  ";
    private static final String NONE = "-";
    private static final String SELF_MATCHED = "!";
    private static final int LEAST_MONEY_DECIMALS = 2;
    private static final String KPI = "kpi_uptime";
    /** Of what is said of participants of a program without markets, that which is in money. */
    private static final Set<String> MONEY = Set.of("api_volume", "payout");
    private static final List<Payout.Status> VERDICTS = List.of(Payout.Status.PASSED, Payout.Status.FAILED);
    /** What makers are ranked by: the first of these that they have. */
    private static final List<String> SCORES = List.of("score", "blended_score", KPI);

    private final List<String> lines = new ArrayList<>();
    /** Of the amounts of a period: as many as the program's smallest step has, in every column and line. */
    private int moneyDecimals = LEAST_MONEY_DECIMALS;

    private ScoreTable()
    {
    }

    /** The lines. */
    public static List<String> lines(final ScoreResult result)
    {
        final ScoreTable table = new ScoreTable();
        for (final ProgramResult program : result.programs())
        {
            for (final PeriodResult period : program.periods())
            {
                table.add(program, period);
            }
        }

        return table.lines;
    }

    private void add(final ProgramResult program, final PeriodResult period)
    {
        moneyDecimals = period.payouts().stream()
            .mapToInt(payout -> payout.amount().scale())
            .reduce(LEAST_MONEY_DECIMALS, Math::max);
        wrap(program.title() + " (" + program.program() + ")", "");
        wrap(shortText(period.fromEpochNs()) + " to " + shortText(period.toEpochNs())
            + ", amounts in " + program.currency() + ", payouts in " + program.unit(), "");
        period.notices().stream()
            .filter(notice -> notice.startsWith(PeriodNotices.VALUE_SET))
            .forEach(notice -> wrap(PlainText.printable(notice), ""));
        lines.add("");
        for (final MarketResult market : period.markets())
        {
            add(market, period.payouts());
        }
        if (period.markets().isEmpty())
        {
            addAcross(period.acrossMarkets());
        }
        else
        {
            addInNoLog(period);
            addPaidAcross(period.payouts().stream().filter(payout -> payout.market().isEmpty()).toList());
        }
        addSums(program, period);
    }

    /** Money of markets that have no table, because no log holds them: with it the lines add up to the sums. */
    private void addInNoLog(final PeriodResult period)
    {
        final Set<String> shown =
            period.markets().stream().map(MarketResult::market).collect(Collectors.toSet());
        final List<Payout> others = period.payouts().stream()
            .filter(payout -> !payout.market().isEmpty() && !shown.contains(payout.market()))
            .filter(payout -> payout.amount().signum() > 0)
            .map(payout -> new Payout(
                payout.market(), payout.maker(), payout.amount(), payout.unit(), payout.status(),
                withMarket(payout)))
            .toList();
        if (!others.isEmpty())
        {
            lines.add("markets in no log");
            addUnpaid(others);
            lines.add("");
        }
    }

    /** A pool that is a market's own has its name, and begins the reason with it. */
    private static String withMarket(final Payout payout)
    {
        final String market = payout.market() + ": ";

        return payout.reason().startsWith(market) ? payout.reason() : market + payout.reason();
    }

    /** Payouts over several markets. */
    private void addPaidAcross(final List<Payout> payouts)
    {
        if (payouts.isEmpty())
        {
            return;
        }
        lines.add("across markets");
        final TextColumns columns = new TextColumns(LINE_LENGTH);
        columns.row(List.of("maker", "paid"));
        final List<Payout> paid = payouts.stream().filter(payout -> payout.status() == Payout.Status.PAID).toList();
        paid.stream().limit(MAX_MAKER_ROWS).forEach(payout ->
            columns.row(List.of(PlainText.printable(payout.maker()), money(payout.amount()))));
        if (!paid.isEmpty())
        {
            lines.addAll(columns.lines());
        }
        if (paid.size() > MAX_MAKER_ROWS)
        {
            lines.add("and " + (paid.size() - MAX_MAKER_ROWS) + " more, see payouts.csv");
        }
        addUnpaid(payouts.stream()
            .filter(payout -> payout.status() != Payout.Status.PAID && payout.amount().signum() > 0)
            .toList());
        lines.add("");
    }

    /** What a program without markets says of each participant; what is behind it stays with the files. */
    private void addAcross(final List<MakerResult> participants)
    {
        final List<String> names = participants.stream()
            .flatMap(participant -> participant.metrics().stream())
            .map(Metric::name)
            .filter(name -> name.indexOf(':') < 0)
            .distinct()
            .toList();
        if (names.isEmpty())
        {
            return;
        }
        final TextColumns columns = new TextColumns(LINE_LENGTH);
        columns.row(Stream.concat(Stream.of("name"), names.stream().map(name -> name.replace('_', ' '))).toList());
        for (final MakerResult participant : participants.subList(0, Math.min(MAX_MAKER_ROWS, participants.size())))
        {
            columns.row(Stream.concat(
                Stream.of(PlainText.printable(participant.maker())),
                names.stream().map(name -> participant.metric(name)
                    .map(value -> MONEY.contains(name) ? money(value) : plain(value)).orElse(NONE))).toList());
        }
        lines.addAll(columns.lines());
        if (participants.size() > MAX_MAKER_ROWS)
        {
            lines.add("and " + (participants.size() - MAX_MAKER_ROWS) + " more, see scores.csv");
        }
        lines.add("");
    }

    private static String plain(final BigDecimal value)
    {
        return number(value, value.scale());
    }

    private void add(final MarketResult market, final List<Payout> payouts)
    {
        wrap(PlainText.printable(market.market()), "");
        final TextColumns columns = new TextColumns(LINE_LENGTH);
        final String score = SCORES.stream()
            .filter(name -> market.makers().stream().anyMatch(maker -> maker.metric(name).isPresent()))
            .findFirst()
            .orElse(SCORES.get(0));
        final boolean isJudged = payouts.stream()
            .anyMatch(payout -> payout.market().equals(market.market()) && payout.status().isVerdict());
        columns.row(List.of(
            "maker", "uptime %", "size", "spread bps", "volume", score.equals(KPI) ? "kpi %" : "score",
            isJudged ? "days" : "paid"));
        final List<MakerResult> sorted = market.makers().stream()
            .sorted(Comparator.comparing(
                (MakerResult maker) -> maker.metric(score).orElse(BigDecimal.ZERO), Comparator.reverseOrder()))
            .toList();
        final List<MakerResult> shown = sorted.subList(0, Math.min(MAX_MAKER_ROWS, sorted.size()));
        final ScoreForm form = ScoreForm.of(shown.stream().flatMap(maker -> maker.metric(score).stream()).toList());
        for (final MakerResult maker : shown)
        {
            columns.row(cells(market.market(), maker, score, form, payouts));
        }
        lines.addAll(columns.lines());
        if (sorted.size() > MAX_MAKER_ROWS)
        {
            lines.add("and " + (sorted.size() - MAX_MAKER_ROWS) + " more, see scores.csv");
        }
        addSelfMatches(market, sorted);
        addUnpaid(payouts.stream()
            .filter(payout -> payout.market().equals(market.market()))
            .filter(ScoreTable::isToldBelow)
            .toList());
        lines.add("");
    }

    private static boolean isToldBelow(final Payout payout)
    {
        return payout.status() == Payout.Status.FAILED
            || payout.status() != Payout.Status.PAID && payout.amount().signum() > 0;
    }

    /** How much of a volume is a maker's own doing: it may decide a rank or a share. */
    private void addSelfMatches(final MarketResult market, final List<MakerResult> makers)
    {
        final List<MakerResult> selfMatched = makers.stream().filter(SelfMatches::has).toList();
        selfMatched.stream().limit(MAX_UNPAID_ROWS).forEach(maker -> wrap(SELF_MATCHED + " self-matched "
            + number(SelfMatches.of(maker), LEAST_MONEY_DECIMALS)
            + SelfMatches.percent(market, maker).map(percent -> " (" + percent + " of its volume)").orElse("")
            + ": " + PlainText.printable(maker.maker()), INDENT));
        if (selfMatched.size() > MAX_UNPAID_ROWS)
        {
            lines.add(INDENT + "and " + (selfMatched.size() - MAX_UNPAID_ROWS) + " more, see scores.csv");
        }
    }

    private void addUnpaid(final List<Payout> unpaid)
    {
        unpaid.stream().limit(MAX_UNPAID_ROWS).forEach(this::addUnpaid);
        if (unpaid.size() > MAX_UNPAID_ROWS)
        {
            final BigDecimal sum = unpaid.stream().skip(MAX_UNPAID_ROWS)
                .map(Payout::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
            lines.add(INDENT + "and " + (unpaid.size() - MAX_UNPAID_ROWS) + " more"
                + (sum.signum() > 0 ? " of " + money(sum) + " together" : "") + ", see payouts.csv");
        }
    }

    private List<String> cells(
        final String market,
        final MakerResult maker,
        final String score,
        final ScoreForm form,
        final List<Payout> payouts)
    {
        final String mark = maker.metric("near_threshold").map(BigDecimal::signum).orElse(0) > 0 ? "*" : "";
        final BigDecimal paid = payouts.stream()
            .filter(payout -> payout.market().equals(market) && payout.maker().equals(maker.maker()))
            .filter(payout -> payout.status() == Payout.Status.PAID)
            .map(Payout::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);

        return List.of(
            PlainText.printable(maker.maker()),
            maker.metric("uptime").map(uptime ->
                (score.equals(KPI) ? "" : mark) + number(uptime.movePointRight(2), 2)).orElse(NONE),
            maker.metric("average_size").map(size -> number(size, 0)).orElse(NONE),
            maker.metric("average_spread_bps").map(spread -> number(spread, 2)).orElse(NONE),
            maker.metric("maker_volume")
                .map(volume -> (SelfMatches.has(maker) ? SELF_MATCHED : "") + number(volume, 0))
                .orElse(NONE),
            maker.metric(score)
                .map(value -> score.equals(KPI) ? mark + number(value.movePointRight(2), 2) : form.text(value))
                .orElse(NONE),
            verdict(market, maker, payouts).orElse(paid.signum() == 0 ? NONE : money(paid)));
    }

    /** Who passes where there is no money, with the days that say so. */
    private static Optional<String> verdict(
        final String market, final MakerResult maker, final List<Payout> payouts)
    {
        return payouts.stream()
            .filter(payout -> payout.market().equals(market) && payout.maker().equals(maker.maker()))
            .filter(payout -> payout.status().isVerdict())
            .map(payout -> payout.status().text() + " "
                + maker.metric("days_passed").map(ScoreTable::plain).orElse(NONE)
                + "/" + maker.metric("days_counted").map(ScoreTable::plain).orElse(NONE))
            .findFirst();
    }

    private void addUnpaid(final Payout payout)
    {
        final String who = payout.maker().isEmpty() ? "" : PlainText.printable(payout.maker()) + ": ";
        final String amount =
            payout.status().text() + (payout.status().isVerdict() ? "" : " " + money(payout.amount()));
        wrap(amount + ": " + who + PlainText.printable(payout.reason()), INDENT);
    }

    private void addSums(final ProgramResult program, final PeriodResult period)
    {
        final TextColumns columns = new TextColumns(LINE_LENGTH);
        final boolean isJudged = period.payouts().stream().anyMatch(payout -> payout.status().isVerdict());
        for (final Payout.Status status : isJudged ? VERDICTS : List.<Payout.Status>of())
        {
            final long count = period.payouts().stream().filter(payout -> payout.status() == status).count();
            columns.row(List.of(status.text(), Long.toString(count), ""));
        }
        final boolean hasMoney = period.payouts().stream().anyMatch(payout -> payout.amount().signum() > 0);
        for (final Payout.Status status : hasMoney || !isJudged ? Payout.Status.OF_A_POOL : List.<Payout.Status>of())
        {
            final BigDecimal sum = period.payouts().stream()
                .filter(payout -> payout.status() == status)
                .map(Payout::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
            columns.row(List.of(status.text(), money(sum), program.unit()));
        }
        lines.addAll(columns.lines());
        if (period.markets().stream().flatMap(market -> market.makers().stream()).anyMatch(ScoreTable::isNear))
        {
            lines.add("* the sampled uptime is too close to a threshold to tell");
        }
        if (period.markets().stream().flatMap(market -> market.makers().stream()).anyMatch(SelfMatches::has))
        {
            lines.add(SELF_MATCHED + " filled, all or in part, by takers that are accounts of the same maker");
        }
        lines.add("");
    }

    private static boolean isNear(final MakerResult maker)
    {
        return maker.metric("near_threshold").map(BigDecimal::signum).orElse(0) > 0;
    }

    private static String shortText(final long epochNs)
    {
        return IsoTime.text(epochNs).replace("T00:00:00Z", "");
    }

    /** No digit of a payout is lost. */
    private String money(final BigDecimal amount)
    {
        return number(amount, moneyDecimals);
    }

    static String number(final BigDecimal value, final int decimals)
    {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value.setScale(decimals, RoundingMode.HALF_EVEN));
    }

    private void wrap(final String text, final String indent)
    {
        String line = indent;
        for (final String word : text.split(" "))
        {
            final boolean isFirst = line.isBlank();
            if (!isFirst && line.length() + 1 + word.length() > LINE_LENGTH)
            {
                lines.add(line);
                line = indent + INDENT + word;
            }
            else
            {
                line += (isFirst ? "" : " ") + word;
            }
        }
        lines.add(line);
    }
}
