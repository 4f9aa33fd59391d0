package io.leadline.scoring.marginal;

import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.snapshot.SnapshotSource;

/**
 * A log as it would be if all that one maker rested had been a tenth more. Sizes and notionals are lent in tenths of
 * the log's lots, so that a tenth of each is whole: the makers' times ten, the one's times eleven, and the whole book's
 * times ten and once what the one rests. Fills, prices and instants stay what they were. Several such logs step over
 * one source together: each is handed what it lends next. Single thread.
 */
final class EnlargedSource extends ChangedSource
{
    private final Configuration configuration;

    EnlargedSource(final SnapshotSource source, final String maker)
    {
        super(source, new EnlargedSnapshot(maker, source.configuration().markets().size()));
        configuration = inTenths(source.configuration());
    }

    private static Configuration inTenths(final Configuration log)
    {
        return new Configuration(
            log.venue(),
            log.markets().stream().map(EnlargedSource::inTenths).toList(),
            log.ladders(),
            log.schedule(),
            log.feed(),
            log.detail(),
            log.makers(),
            log.limits());
    }

    private static Market inTenths(final Market market)
    {
        return new Market(
            market.name(),
            market.tick(),
            market.lot().movePointLeft(1),
            market.book(),
            market.minTouchNotional(),
            market.multiplier(),
            market.quote(),
            market.venueId(),
            market.priceExponent(),
            market.sizeExponent());
    }

    @Override
    public Configuration configuration()
    {
        return configuration;
    }
}
