package io.leadline.proof.bundle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

import io.leadline.proof.bundle.ScoreRows.Key;
import io.leadline.scoring.result.Metric;

/**
 * Whether a share that the venue says is the maker's part of the sum over all makers that it says too. Both are
 * rounded, so the share has to lie between what the numbers that round to them make of it.
 */
final class SaidShares
{
    private static final BigDecimal HALF_STEP = BigDecimal.valueOf(5, Metric.DECIMALS + 1);
    private static final MathContext DOWN = new MathContext(40, RoundingMode.DOWN);
    private static final MathContext UP = new MathContext(40, RoundingMode.UP);

    private final Map<Key, String> said;

    SaidShares(final Map<Key, String> said)
    {
        this.said = said;
    }

    /**
     * Holds a share against the sum that it is of.
     *
     * @return false where there is no such sum, or the value is no share.
     * @throws BundleException when it is not the part of the sum.
     */
    boolean check(final Key key, final String value)
    {
        final String metric = key.metric();
        final int colon = metric.indexOf(':');
        final String pool = colon < 0 ? "" : metric.substring(colon);

        return switch (colon < 0 ? metric : metric.substring(0, colon))
        {
            case "score_share" -> isPart(key, value, "score", "program_score" + pool);
            case "volume_share" -> isPart(key, value, "maker_volume", "program_maker_volume" + pool);
            case "liquidity_score" -> isPart(key, value, "liquidity_metric", "program_liquidity_metric");
            case "volume_score" -> isPart(key, value, "maker_volume", "program_maker_volume");
            default -> false;
        };
    }

    private boolean isPart(final Key key, final String value, final String part, final String sum)
    {
        final BigDecimal have = number(said.get(at(key, key.maker(), part)));
        final BigDecimal all = sum(key, sum);
        final BigDecimal share = number(value);
        if (have == null || all == null || share == null || all.compareTo(HALF_STEP) <= 0)
        {
            return false;
        }
        final BigDecimal least =
            have.subtract(HALF_STEP).divide(all.add(HALF_STEP), DOWN).subtract(HALF_STEP);
        final BigDecimal most =
            have.add(HALF_STEP).divide(all.subtract(HALF_STEP), UP).add(HALF_STEP);
        if (share.compareTo(least) < 0 || share.compareTo(most) > 0)
        {
            throw new BundleException(
                "share is not the part of the sum: market=" + key.market() + " metric=" + key.metric() + " said=" +
                value + " part=" + have.toPlainString() + " sum=" + all.toPlainString());
        }

        return true;
    }

    /** Of all makers; what snapshots in which nobody scored would have been is of nobody, and stays in the sum. */
    private BigDecimal sum(final Key key, final String sum)
    {
        final BigDecimal all = number(said.get(at(key, "", sum)));
        final int colon = sum.indexOf(':');
        final BigDecimal ofNobody = colon < 0
            ? null : number(said.get(at(key, "", "empty_snapshots" + sum.substring(colon))));

        return all == null || ofNobody == null || !sum.startsWith("program_score") ? all : all.add(ofNobody);
    }

    private static Key at(final Key key, final String maker, final String metric)
    {
        return new Key(key.program(), key.start(), key.end(), key.market(), maker, metric);
    }

    /** Null for what is no plain number of a reasonable length. */
    private static BigDecimal number(final String text)
    {
        return text != null && text.matches("-?[0-9]{1,60}(\\.[0-9]{1,12})?") ? new BigDecimal(text) : null;
    }
}
