package io.leadline.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.problem.BadInputException;
import io.leadline.program.BlendedScore;
import io.leadline.program.DayAward;
import io.leadline.program.KpiScore;
import io.leadline.program.PoolAward;
import io.leadline.program.Program;
import io.leadline.program.RankAward;
import io.leadline.program.Rule;
import io.leadline.program.ShareAward;
import io.leadline.program.VolumePoolAward;
import io.leadline.scoring.LogPass.MarketSpan;
import io.leadline.scoring.award.Awards;
import io.leadline.scoring.award.DayAwards;
import io.leadline.scoring.award.PoolAwards;
import io.leadline.scoring.award.RankAwards;
import io.leadline.scoring.award.ShareAwards;
import io.leadline.scoring.award.VolumePoolAwards;
import io.leadline.scoring.figure.FigureChange;
import io.leadline.scoring.figure.FigureMaker;
import io.leadline.scoring.figure.MakerFigures;
import io.leadline.scoring.figure.MarketFigures;
import io.leadline.scoring.figure.MarketSource;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.PayoutFlags;
import io.leadline.scoring.result.PeriodNotices;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.SelfMatches;
import io.leadline.scoring.result.SnapshotGaps;
import io.leadline.scoring.result.Threshold;
import io.leadline.scoring.terms.RuleTerms;

/** One program over one period: figures, awards, and the result made from them. */
final class PeriodEvaluation
{
    private final ScoreRequest request;
    private final RulePass pass;
    private final Periods.Applied applied;
    private final Map<String, List<MarketSpan>> spans;
    private final FigureChange change;

    /**
     * For one period.
     *
     * @param spans  the markets of all logs, in configuration order.
     * @param change what figures are taken as, instead of what they are.
     */
    PeriodEvaluation(
        final ScoreRequest request,
        final RulePass pass,
        final Periods.Applied applied,
        final Map<String, List<MarketSpan>> spans,
        final FigureChange change)
    {
        this.request = request;
        this.pass = pass;
        this.applied = applied;
        this.spans = spans;
        this.change = change;
    }

    PeriodResult result()
    {
        if (!pass.problems().isEmpty())
        {
            throw new BadInputException(pass.problems());
        }
        final List<String> notices = notices();
        OrderNeeds.checkComplements(pass, spans.keySet());
        final Map<String, MarketFigures> figures = figures();
        OrderNeeds.checkVolumes(request, pass, figures);
        final Map<String, Set<Long>> complements = complements();
        final SnapshotGaps gaps = gaps(figures, complements);
        notices.addAll(gaps.notices());
        notices.addAll(OrderNeeds.notices(request, pass, figures));
        if (!gaps.isWhole())
        {
            notices.addAll(VolumeNotices.of(
                pass.program(),
                applied.rule(),
                request.volumes(),
                applied.period(),
                figures,
                NameNotices.known(pass, spans)));
        }
        notices.addAll(new NameNotices(request, pass, applied.period(), spans).notices(figures));
        final Awards awards = awards(figures);
        final List<MarketResult> markets = figures.values().stream().map(market -> market(market, awards)).toList();
        markets.forEach(market -> market.waivers().forEach(waiver ->
            notices.add(PeriodNotices.ofWaiver(pass.program(), waiver))));
        markets.forEach(market -> SelfMatches.notice(pass.program().name(), applied.rule().selfMatch(), market)
            .ifPresent(notices::add));

        return new PeriodResult(
            applied.period().fromEpochNs(),
            applied.period().toEpochNs(),
            applied.rule().dates(),
            notices,
            markets,
            awards.sums(),
            awards.acrossMarkets().entrySet().stream()
                .map(entry -> new MakerResult(entry.getKey(), entry.getValue(), List.of()))
                .toList(),
            complements,
            RuleTerms.acrossMarkets(pass.program(), applied.rule()),
            PayoutFlags.added(
                PayoutOrder.sorted(awards.payouts(), figures.keySet(), applied.rule().award().markets()), markets));
    }

    /** Snapshots of which the logs hold fewer orders than the rule looks at, over all markets. */
    long shortCount()
    {
        return figures().values().stream().mapToLong(MarketFigures::shortCount).sum();
    }

    private List<String> notices()
    {
        final Program program = pass.program();
        final List<String> notices = new ArrayList<>(PeriodNotices.ofChanges(program));
        if (!applied.isCovered())
        {
            final String notice = applied.notCovered(program);
            if (request.isStrictDates())
            {
                throw new BadInputException(notice);
            }
            notices.add(notice);
        }
        if (!Periods.isWhole(program, applied))
        {
            notices.add(notWhole(program));
        }
        notices.addAll(pass.notices());
        for (final String market : applied.rule().award().markets())
        {
            if (!spans.containsKey(market))
            {
                notices.add("market of the program is in no log: program=" + program.name() + " market=" + market);
            }
        }

        return notices;
    }

    private String notWhole(final Program program)
    {
        final String kind = applied.rule().period().name().toLowerCase(Locale.ROOT);
        final String others = Periods.others(program, applied).stream()
            .map(Rule::dates)
            .collect(Collectors.joining(", "));
        final boolean isPaying = applied.rule().award().pool().signum() > 0;

        return PeriodNotices.NOT_WHOLE + kind + (isPaying ? ", and pays one whole pool" : "")
            + ": program=" + program.name() + " period=" + applied.period().text()
            + (others.isEmpty() ? howToTakeWhole(kind) : " rule=" + applied.rule().dates() + " pays_too=" + others
                + " (date the change to the start of a " + kind
                + ", or give each rule a pool for its own days: period: epoch, epoch_days: DAYS)");
    }

    private String howToTakeWhole(final String kind)
    {
        final Period whole = Periods.wholeAround(applied);

        return " (give the dates of a whole " + kind + ", --from " + LocalDate.ofEpochDay(whole.firstDay()) + " --to "
            + LocalDate.ofEpochDay(whole.endDay()) + ", or --by-period for several; for a pool of other days state"
            + " period: epoch, epoch_days: DAYS in the program's file)";
    }

    /** Days of the period with a snapshot of a market that is the complement of another. */
    private Map<String, Set<Long>> complements()
    {
        final Map<String, Set<Long>> complements = new LinkedHashMap<>();
        spans.keySet().stream()
            .filter(market -> pass.isComplement(market) && pass.tallies().containsKey(market))
            .forEach(market -> complements.put(market, Set.copyOf(pass.tallies().get(market)
                .days(applied.period().firstDay(), applied.period().endDay()).keySet())));

        return complements;
    }

    private SnapshotGaps gaps(final Map<String, MarketFigures> figures, final Map<String, Set<Long>> complements)
    {
        final Map<String, Set<Long>> days = new LinkedHashMap<>();
        figures.forEach((market, ofMarket) -> days.put(market, ofMarket.days().keySet()));
        days.putAll(complements);

        return new SnapshotGaps(
            pass.program().name(), applied.period().firstDay(), applied.period().endDay(), days);
    }

    private Map<String, MarketFigures> figures()
    {
        final FigureMaker maker = new FigureMaker(
            pass.program(), applied.rule(), applied.period(), request.volumes(), request.stakes());
        final Map<String, MarketFigures> figures = new LinkedHashMap<>();
        spans.forEach((name, ofMarket) ->
        {
            if (pass.tallies().containsKey(name) && !pass.isComplement(name))
            {
                final Market market = ofMarket.get(0).market();
                final MarketSource source = new MarketSource(
                    market, pass.tallies().get(name), ofMarket.stream().map(MarketSpan::totals).toList());
                figures.put(name, maker
                    .figures(source, request.rates().between(market.quote(), pass.program().currency()))
                    .with(change, applied.rule()));
            }
        });

        return figures;
    }

    private Awards awards(final Map<String, MarketFigures> figures)
    {
        final Program program = pass.program();
        final Rule rule = applied.rule();
        if (rule.award() instanceof PoolAward pools && rule.score() instanceof BlendedScore weights)
        {
            return PoolAwards.of(program, rule, pools, weights, figures, applied.period());
        }
        if (rule.award() instanceof ShareAward shares)
        {
            return ShareAwards.of(program, rule, shares, figures);
        }
        if (rule.award() instanceof VolumePoolAward pools)
        {
            return VolumePoolAwards.of(program, rule, pools, figures, applied.period());
        }

        if (rule.award() instanceof DayAward days)
        {
            return DayAwards.of(program, rule, days, figures);
        }

        return RankAwards.of(program, rule, (RankAward)rule.award(), figures);
    }

    private MarketResult market(final MarketFigures figures, final Awards awards)
    {
        final Period period = applied.period();
        final List<Threshold> thresholds = awards.thresholds().getOrDefault(figures.market(), List.of());
        final Map<String, List<Metric>> awarded = awards.makerMetrics().getOrDefault(figures.market(), Map.of());
        final List<String> kpiEdges = applied.rule().score() instanceof KpiScore kpi
            ? kpi.needs(figures.market()).stream().map(need -> Ladder.edgeText(need.withinBpsE2())).toList()
            : List.of();
        final List<Metric> metrics = new ArrayList<>(MetricRows.ofMarket(figures));
        metrics.addAll(awards.marketMetrics().getOrDefault(figures.market(), List.of()));

        return new MarketResult(
            figures.market(),
            figures.quote(),
            metrics,
            thresholds,
            RuleTerms.of(pass.program(), applied.rule(), figures.market()),
            request.outages().of(figures.market(), period.fromEpochNs(), period.toEpochNs()),
            waivers(figures.market()),
            MetricRows.days(figures),
            figures.makers().stream()
                .map(maker -> maker(
                    maker, thresholds, kpiEdges, awarded.getOrDefault(maker.maker(), List.of())))
                .toList());
    }

    /** Those that suspend a need of the rule at some time of the period. */
    private List<Program.Waiver> waivers(final String market)
    {
        final Period period = applied.period();
        final List<Integer> needs = applied.rule().score() instanceof KpiScore kpi
            ? kpi.needs(market).stream().map(KpiScore.Need::withinBpsE2).toList()
            : List.of();

        return pass.program().waivers(market).stream()
            .filter(waiver -> waiver.fromEpochNs() < period.toEpochNs() && waiver.toEpochNs() > period.fromEpochNs())
            .filter(waiver -> needs.contains(waiver.withinBpsE2()))
            .toList();
    }

    private static MakerResult maker(
        final MakerFigures figures,
        final List<Threshold> thresholds,
        final List<String> kpiEdges,
        final List<Metric> awarded)
    {
        final List<Metric> metrics = new ArrayList<>(MetricRows.ofMaker(figures, thresholds, kpiEdges));
        metrics.addAll(awarded);

        return new MakerResult(figures.maker(), metrics, figures.days().stream().map(MetricRows::ofDay).toList());
    }
}
