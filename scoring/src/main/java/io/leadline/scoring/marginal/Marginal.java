package io.leadline.scoring.marginal;

import java.math.BigDecimal;

/**
 * What one maker is paid over all periods and markets, and how much more or less that were if it alone had quoted
 * otherwise; null where that is not defined for the program.
 *
 * @param maker  its name.
 * @param paid   in the program's unit.
 * @param size   difference when all that it rested had been a tenth more.
 * @param spread difference when it had quoted one basis point narrower.
 * @param uptime difference when it had been there in one of a hundred counted snapshots more.
 */
public record Marginal(String maker, BigDecimal paid, BigDecimal size, BigDecimal spread, BigDecimal uptime)
{
}
