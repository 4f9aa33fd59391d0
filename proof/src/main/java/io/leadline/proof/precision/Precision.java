package io.leadline.proof.precision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import io.leadline.proof.precision.MarketPrecision.Kind;
import io.leadline.proof.precision.MarketPrecision.MakerPrecision;
import io.leadline.proof.precision.MarketPrecision.SchedulePrecision;

/**
 * Finds how exact schedules are from the exact presence of makers: the standard error of random instants from the parts
 * of each interval, what fixed instants come to at every phase, and by seeded trials how often makers are put in
 * another order, and how often the interval that a sample states holds the exact uptime. The same inputs give the same
 * numbers on every machine.
 */
public final class Precision
{
    private final List<Long> everyNs;
    private final long seed;
    private final int trialCount;

    /**
     * For intervals of these lengths.
     *
     * @param seed       of the trials.
     * @param trialCount schedules to try for each interval and market, at least 1.
     */
    public Precision(final List<Long> everyNs, final long seed, final int trialCount)
    {
        this.everyNs = List.copyOf(everyNs);
        this.seed = seed;
        this.trialCount = trialCount;
    }

    /** How exact random instants of every length are for a market, and then fixed ones. */
    public MarketPrecision of(final MarketPresence market)
    {
        final List<MakerPresence> present =
            market.makers().stream().filter(maker -> maker.active().boundCount() > 0).toList();
        final double[] uptimes = present.stream().mapToDouble(Precision::uptime).toArray();
        final List<StateSteps> steps = present.stream().map(StateSteps::of).toList();
        final List<SchedulePrecision> schedules = new ArrayList<>();
        final Map<String, List<MarketPrecision.Error>> errors = new HashMap<>();
        present.forEach(maker -> errors.put(maker.maker(), new ArrayList<>()));
        for (final long every : everyNs)
        {
            final RandomTrials trials = trials(market.market(), steps, uptimes, every);
            schedules.add(trials.schedule(new Kind(every, true)));
            add(errors, present, trials::error);
        }
        for (final long every : everyNs)
        {
            final FixedPhases phases = new FixedPhases(present, uptimes, every);
            schedules.add(phases.schedule(new Kind(every, false)));
            add(errors, present, phases::error);
        }
        final List<MarketPrecision.Error> none = Collections.nCopies(schedules.size(), MarketPrecision.Error.NONE);
        final List<MakerPrecision> lines = market.makers().stream()
            .filter(maker -> maker.counted().boundCount() > 0)
            .map(maker -> maker(maker, errors.getOrDefault(maker.maker(), none)))
            .toList();

        return new MarketPrecision(market.market(), market.counted().lengthNs(), lines, schedules);
    }

    private static void add(
        final Map<String, List<MarketPrecision.Error>> errors,
        final List<MakerPresence> makers,
        final IntFunction<MarketPrecision.Error> errorOf)
    {
        for (int maker = 0; maker < makers.size(); maker++)
        {
            errors.get(makers.get(maker).maker()).add(errorOf.apply(maker));
        }
    }

    private RandomTrials trials(
        final String market, final List<StateSteps> steps, final double[] uptimes, final long every)
    {
        final RandomTrials trials = new RandomTrials(steps, uptimes, every);
        for (int trial = 0; trial < trialCount; trial++)
        {
            trials.run(InstantDraw.of(seed, market, trial));
        }

        return trials;
    }

    private static MakerPrecision maker(final MakerPresence maker, final List<MarketPrecision.Error> errors)
    {
        return new MakerPrecision(
            maker.maker(), maker.active().lengthNs(), maker.counted().lengthNs(), maker.uptime(), errors);
    }

    private static double uptime(final MakerPresence maker)
    {
        return maker.active().lengthNs() / (double)maker.counted().lengthNs();
    }
}
