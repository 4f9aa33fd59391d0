package io.leadline.proof.dispute;

import java.util.Locale;
import java.util.Optional;

import io.leadline.measure.MarketStatus;
import io.leadline.proof.dispute.Reason.Value;
import io.leadline.report.VerdictKind;
import io.leadline.scoring.input.Outages;

/** Why a snapshot counts for nobody. */
final class Exclusion
{
    /** Characters of a reason that somebody wrote into a file. */
    static final int MOST_SHOWN = 80;

    private Exclusion()
    {
    }

    /** Empty where the status keeps nothing out. */
    static Optional<Reason> ofStatus(final MarketStatus status)
    {
        if (status != MarketStatus.STALE && status != MarketStatus.HALTED)
        {
            return Optional.empty();
        }

        return Optional.of(Reason.of(
            VerdictKind.MARKET_EXCLUDED, "status", "market " + status.name().toLowerCase(Locale.ROOT),
            new Value("have", status.name()), new Value("need", "another")));
    }

    /** Empty where no outage of the market holds the instant. */
    static Optional<Reason> ofOutage(final Outages outages, final String market, final long timeEpochNs)
    {
        return outages.of(market, timeEpochNs, timeEpochNs + 1).stream()
            .findFirst()
            .map(window -> Reason.of(
                VerdictKind.MARKET_EXCLUDED, "outage", "outage: " + ShownText.of(window.reason(), MOST_SHOWN),
                new Value("reason", window.reason())));
    }
}
