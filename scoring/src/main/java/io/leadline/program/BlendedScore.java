package io.leadline.program;

import java.math.BigDecimal;

/**
 * Share of the makers' volume and share of their liquidity metric, {@code average_size / average_spread_bps · uptime},
 * blended. Backpack's market maker program from 2026-02-01; see PROGRAMS section 4.
 *
 * @param volumeWeight    weight of the volume share.
 * @param liquidityWeight weight of the liquidity share; the two add up to 1.
 */
public record BlendedScore(BigDecimal volumeWeight, BigDecimal liquidityWeight) implements Score
{
}
