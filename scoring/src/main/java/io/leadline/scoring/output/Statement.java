package io.leadline.scoring.output;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodNotices;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.scoring.result.ScoreResult;
import io.leadline.scoring.result.SelfMatches;

/**
 * What one maker may be shown of a result: its own numbers and payouts, and of all others nothing but what is summed up
 * over whole markets. Markets that it is not in are left out.
 */
public final class Statement
{
    private static final String MAKER = " maker=";
    private static final String MAKERS = " makers=";
    private static final List<String> SUMS_OF_SOME = List.of("eligible_", "program_volume_");
    private static final Pattern WITHOUT = Pattern.compile(Pattern.quote(SelfMatches.WITHOUT) + "[^; ]+");
    private static final List<String> LISTS_OF_MAKERS = List.of("disqualified", "enrolled");

    private Statement()
    {
    }

    /** Everybody who has a number or a payout, by UTF-8 bytes of their names. */
    public static Set<String> makers(final ScoreResult result)
    {
        final Set<String> makers = new TreeSet<>(NameOrder.BY_BYTES);
        result.programs().stream().flatMap(program -> program.periods().stream()).forEach(period ->
        {
            period.markets().forEach(market -> market.makers().forEach(maker -> makers.add(maker.maker())));
            period.acrossMarkets().forEach(maker -> makers.add(maker.maker()));
            period.payouts().stream().map(Payout::maker).filter(maker -> !maker.isEmpty()).forEach(makers::add);
        });

        return makers;
    }

    /** A result with one maker alone. */
    public static ScoreResult of(final ScoreResult result, final String maker)
    {
        return new ScoreResult(
            result.version(),
            result.logs(),
            result.programs().stream().map(program -> program(program, maker)).toList());
    }

    private static ProgramResult program(final ProgramResult program, final String maker)
    {
        return new ProgramResult(
            program.program(),
            program.title(),
            program.version(),
            program.sha256(),
            program.currency(),
            program.unit(),
            program.periods().stream().map(period -> period(program.program(), period, maker)).toList());
    }

    private static PeriodResult period(final String program, final PeriodResult period, final String maker)
    {
        final List<MarketResult> markets = period.markets().stream()
            .filter(market -> !own(market.makers(), maker).isEmpty())
            .map(market -> market(market, maker))
            .toList();

        return new PeriodResult(
            period.fromEpochNs(),
            period.toEpochNs(),
            period.rule(),
            period.notices().stream().flatMap(notice -> shown(notice, program, markets, maker)).toList(),
            markets,
            ofAll(period.sums()),
            own(period.acrossMarkets(), maker),
            Map.of(),
            period.terms(),
            period.payouts().stream()
                .filter(payout -> payout.maker().equals(maker))
                .map(Statement::own)
                .toList());
    }

    /** Sums over all makers; one over those above a bound may be a single maker's number. */
    private static List<Metric> ofAll(final List<Metric> sums)
    {
        return sums.stream().filter(sum -> SUMS_OF_SOME.stream().noneMatch(sum.name()::startsWith)).toList();
    }

    /** What a rank would be without what is self-matched says something of whoever is before the maker. */
    private static Payout own(final Payout payout)
    {
        return new Payout(
            payout.market(), payout.maker(), payout.amount(), payout.unit(), payout.status(),
            WITHOUT.matcher(payout.reason()).replaceAll(""));
    }

    /** A notice, what of it is the maker's own, or nothing. */
    private static Stream<String> shown(
        final String notice, final String program, final List<MarketResult> markets, final String maker)
    {
        return isShown(notice, maker)
            ? Stream.of(notice)
            : markets.stream().flatMap(market -> SelfMatches.shown(notice, program, market).stream());
    }

    /** Notices may name makers: one or several at their end, changed lists of makers anywhere. */
    private static boolean isShown(final String notice, final String maker)
    {
        if (notice.startsWith(PeriodNotices.VALUE_SET))
        {
            return LISTS_OF_MAKERS.stream().noneMatch(notice::contains);
        }
        if (notice.contains(MAKERS))
        {
            return false;
        }
        final int name = notice.indexOf(MAKER);

        return name < 0 || notice.substring(name + MAKER.length()).equals(maker);
    }

    private static MarketResult market(final MarketResult market, final String maker)
    {
        return new MarketResult(
            market.market(),
            market.quote(),
            ofAll(market.metrics()),
            market.thresholds(),
            market.terms(),
            market.outages(),
            market.waivers(),
            market.days(),
            own(market.makers(), maker));
    }

    private static List<MakerResult> own(final List<MakerResult> makers, final String maker)
    {
        return makers.stream().filter(result -> result.maker().equals(maker)).toList();
    }
}
