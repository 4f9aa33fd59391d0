package io.leadline.proof.precision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.result.ExcludedWindow;

/** What a finished pass comes to within a window of time, without outages, for those who take part. */
final class PresenceView
{
    private final Configuration configuration;
    private final PresencePass pass;
    private final Outages outages;
    private final Period period;

    /** A view of a pass over a configuration's markets. */
    PresenceView(
        final Configuration configuration, final PresencePass pass, final Outages outages, final Period period)
    {
        this.configuration = configuration;
        this.pass = pass;
        this.outages = outages;
        this.period = period;
    }

    /** The markets that a rule covers. */
    ProgramPresence of(final AskedPresence asked)
    {
        final int presence = pass.presences().indexOf(asked.presence());
        final List<MarketPresence> markets = new ArrayList<>();
        for (int i = 0; i < configuration.markets().size(); i++)
        {
            if (asked.covers(configuration.markets().get(i).name()))
            {
                markets.add(market(asked, presence, i));
            }
        }

        return new ProgramPresence(asked.program(), asked.presence(), markets);
    }

    private MarketPresence market(final AskedPresence asked, final int presence, final int market)
    {
        final String name = configuration.markets().get(market).name();
        final Stretches counted = pass.counted(market)
            .and(Stretches.of(period.fromEpochNs(), period.toEpochNs()))
            .without(outages(name));
        final List<String> names = pass.makers(market);
        final List<MakerPresence> makers = new ArrayList<>();
        for (int maker = 0; maker < names.size(); maker++)
        {
            final Stretches enrolled = enrolled(asked, names.get(maker));
            if (enrolled.boundCount() > 0)
            {
                makers.add(maker(
                    asked, names.get(maker), pass.present(presence, market, maker), counted, enrolled));
            }
        }
        makers.sort(Comparator.comparing(MakerPresence::maker, NameOrder.BY_BYTES));

        return new MarketPresence(name, counted, makers);
    }

    private static MakerPresence maker(
        final AskedPresence asked,
        final String name,
        final Stretches present,
        final Stretches counted,
        final Stretches enrolled)
    {
        final Stretches ownCounted = asked.isUncounted() ? counted.and(enrolled) : counted;

        return new MakerPresence(name, present.and(counted).and(enrolled), ownCounted);
    }

    /** Windows that overlap are one. */
    private Stretches outages(final String market)
    {
        final Stretches stretches = new Stretches();
        long endEpochNs = Long.MIN_VALUE;
        for (final ExcludedWindow window : outages.of(market, period.fromEpochNs(), period.toEpochNs()))
        {
            stretches.add(Math.max(endEpochNs, window.fromEpochNs()), window.toEpochNs());
            endEpochNs = Math.max(endEpochNs, window.toEpochNs());
        }

        return stretches;
    }

    private Stretches enrolled(final AskedPresence asked, final String maker)
    {
        final Stretches stretches = new Stretches();
        for (long day = period.firstDay(); day < period.endDay(); day++)
        {
            if (asked.enrolment().test(maker, day))
            {
                stretches.add(day * Period.NS_PER_DAY, (day + 1) * Period.NS_PER_DAY);
            }
        }

        return stretches;
    }
}
