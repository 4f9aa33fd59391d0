package io.leadline.naive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import io.leadline.config.Market;

/** Which events of a market are refused, decided before any order is looked up. */
final class NaiveRules
{
    private static final Set<NaiveEvent.Type> WITH_SIZE = EnumSet.of(
        NaiveEvent.Type.ADD,
        NaiveEvent.Type.REDUCE,
        NaiveEvent.Type.FILL,
        NaiveEvent.Type.REPLACE,
        NaiveEvent.Type.LEVEL,
        NaiveEvent.Type.TRADE);
    private static final Set<NaiveEvent.Type> ZERO_SIZE_MEANS_REMOVED =
        EnumSet.of(NaiveEvent.Type.REDUCE, NaiveEvent.Type.LEVEL);
    private static final Set<NaiveEvent.Type> RESTS_AT_PRICE =
        EnumSet.of(NaiveEvent.Type.ADD, NaiveEvent.Type.REPLACE, NaiveEvent.Type.LEVEL);
    private static final Set<NaiveEvent.Type> EXECUTES_AT_PRICE =
        EnumSet.of(NaiveEvent.Type.FILL, NaiveEvent.Type.TRADE);
    private static final BigDecimal PRICE_LIMIT_TICKS = BigDecimal.valueOf(1L << 41);
    private static final BigDecimal VALUE_LIMIT = BigDecimal.valueOf(1L << 62);

    private final BigDecimal tick;
    private final BigDecimal lot;

    NaiveRules(final Market market)
    {
        this.tick = market.tick();
        this.lot = market.lot();
    }

    /** The first reason to refuse the event, if there is one. */
    Optional<Refusal> refusal(final NaiveEvent event)
    {
        if (!WITH_SIZE.contains(event.type()))
        {
            return Optional.empty();
        }
        final Optional<Refusal> ofSize = refusalOfSize(event);

        return ofSize.isPresent() ? ofSize : refusalOfPrice(event);
    }

    /** The price on a tick: itself, or for an execution between ticks the nearest, half-even; null stays null. */
    BigDecimal priceOnTick(final BigDecimal price)
    {
        return price == null ? null : price.divide(tick, 0, RoundingMode.HALF_EVEN).multiply(tick);
    }

    /** Whether the execution's price had to be rounded. */
    boolean isRounded(final NaiveEvent event)
    {
        return EXECUTES_AT_PRICE.contains(event.type())
            && event.price() != null
            && !isMultiple(event.price(), tick);
    }

    private Optional<Refusal> refusalOfSize(final NaiveEvent event)
    {
        if (!isMultiple(event.size(), lot))
        {
            return Optional.of(Refusal.SIZE_OFF_LOT);
        }
        final boolean zeroIsGood = ZERO_SIZE_MEANS_REMOVED.contains(event.type());
        final boolean isGood = event.size().signum() > 0 || zeroIsGood && event.size().signum() == 0;

        return isGood ? Optional.empty() : Optional.of(Refusal.BAD_SIZE);
    }

    private Optional<Refusal> refusalOfPrice(final NaiveEvent event)
    {
        final boolean rests = RESTS_AT_PRICE.contains(event.type());
        final boolean executes = EXECUTES_AT_PRICE.contains(event.type());
        if (rests && event.price() != null && !isMultiple(event.price(), tick))
        {
            return Optional.of(Refusal.PRICE_OFF_TICK);
        }
        final BigDecimal price = rests || executes ? priceOnTick(event.price()) : null;
        final boolean mustHavePrice = rests || event.type() == NaiveEvent.Type.TRADE;
        if (price == null ? mustHavePrice : price.signum() <= 0)
        {
            return Optional.of(Refusal.BAD_PRICE);
        }

        return isTooLarge(price, event.size()) ? Optional.of(Refusal.TOO_LARGE) : Optional.empty();
    }

    private boolean isTooLarge(final BigDecimal price, final BigDecimal size)
    {
        final BigDecimal sizeLots = size.divide(lot);
        if (price == null)
        {
            return sizeLots.compareTo(VALUE_LIMIT) >= 0;
        }
        final BigDecimal priceTicks = price.divide(tick);

        return priceTicks.compareTo(PRICE_LIMIT_TICKS) >= 0
            || priceTicks.multiply(sizeLots).compareTo(VALUE_LIMIT) >= 0;
    }

    private static boolean isMultiple(final BigDecimal value, final BigDecimal step)
    {
        return value.remainder(step).signum() == 0;
    }
}
