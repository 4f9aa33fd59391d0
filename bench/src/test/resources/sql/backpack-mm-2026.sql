-- PROGRAMS section 4, with the defaults of its switches: both futures markets of the log are of tier 1.

DELETE FROM result WHERE market NOT IN ('SOL-PERP', 'BTC-PERP');

-- Active: a bid and an ask within 100 bps of the mid. The spread is rounded once, to 18 decimals, and not below 0.01.
CREATE TABLE quote AS
SELECT i.market, l.maker,
    l.mid_bid_100_notional_tick_lots::HUGEINT + l.mid_ask_100_notional_tick_lots::HUGEINT AS two_sides,
    greatest(10000000000000000::HUGEINT, CASE WHEN maker_best_ask_ticks <= maker_best_bid_ticks THEN 0 ELSE half_even(
        (maker_best_ask_ticks - maker_best_bid_ticks)::HUGEINT * 20000000000000000000000::HUGEINT, i.mid2) END)
        AS spread_e18
FROM instant i JOIN log l ON l.market = i.market AND l.time_ns = i.time_ns AND l.maker <> ''
WHERE i.is_counted AND i.mid2 IS NOT NULL AND i.market IN ('SOL-PERP', 'BTC-PERP')
    AND l.mid_bid_100_size_lots > 0 AND l.mid_ask_100_size_lots > 0;

CREATE TABLE sums AS
SELECT o.market, o.maker, o.k, o.counted::HUGEINT AS counted, o.volume,
    count(q.two_sides)::HUGEINT AS active, coalesce(sum(q.two_sides), 0)::HUGEINT AS two_sides,
    coalesce(sum(q.spread_e18), 0)::HUGEINT AS spread_e18
FROM of_maker o LEFT JOIN quote q USING (market, maker)
WHERE o.market IN ('SOL-PERP', 'BTC-PERP')
GROUP BY ALL;

INSERT INTO result
SELECT market, maker, unnest(['snapshots_active', 'uptime']),
    unnest([active * 1000000000000::HUGEINT, half_even(active * 1000000000000::HUGEINT, counted)])
FROM sums;

INSERT INTO result
SELECT market, maker, unnest(['average_size', 'average_spread_bps']),
    unnest([half_even(two_sides * 1000000000000::HUGEINT, 2 * active * k), half_even(spread_e18, active * 1000000)])
FROM sums WHERE active > 0;

-- average_size / average_spread_bps * uptime; the number of active snapshots cancels out of size and uptime.
CREATE TABLE metric AS
SELECT *, CASE WHEN active = 0 THEN 0 ELSE ratio_e26(
        two_sides * 100000000000000000000::HUGEINT // (2 * k * counted) * 100::HUGEINT,
        spread_e18 * 10000 // active) END AS metric_e26
FROM sums;

CREATE TABLE score AS
SELECT *, ratio_e26(metric_e26 // 100000000, sum(metric_e26 // 100000000) OVER (PARTITION BY market)) AS liquidity_e26,
    ratio_e26(volume, sum(volume) OVER (PARTITION BY market)) AS volume_e26
FROM metric;

CREATE TABLE blend AS SELECT *, (8 * volume_e26 + 2 * liquidity_e26) // 10 AS blended_e26 FROM score;

INSERT INTO result
SELECT market, maker, unnest(['liquidity_metric', 'liquidity_score', 'volume_score', 'blended_score']),
    unnest([e12_of_e26(metric_e26), e12_of_e26(liquidity_e26), e12_of_e26(volume_e26), e12_of_e26(blended_e26)])
FROM blend;

-- 70,000 to tier 1 by active days. All markets that trade at all do so on the one day of the log: equal parts of it,
-- to the cent by largest remainder, ties by name.
CREATE TABLE claim AS
SELECT *, blended_e26 * (7000000 // (SELECT count(DISTINCT market) FROM blend)) AS cents_e26 FROM blend;

CREATE TABLE cents AS
SELECT *, cents_e26 // 100000000000000000000000000::HUGEINT + CASE WHEN row_number() OVER (
        PARTITION BY market ORDER BY cents_e26 % 100000000000000000000000000::HUGEINT DESC, maker)
        <= 7000000 // (SELECT count(DISTINCT market) FROM blend)
            - sum(cents_e26 // 100000000000000000000000000::HUGEINT) OVER (PARTITION BY market)
    THEN 1 ELSE 0 END AS cents
FROM claim;

-- Not eligible in a market: average size below 2,000 or volume score below 1.5 %. Then, once, over all markets: less
-- than 1 % of the whole month's pool of 300,000.
CREATE TABLE eligible AS
SELECT *, active > 0 AND two_sides >= 4000 * active * k
    AND volume_e26 >= 1500000000000000000000000::HUGEINT AS is_eligible FROM cents;

CREATE TABLE reward AS
SELECT market, maker, CASE WHEN is_eligible
        AND sum(CASE WHEN is_eligible THEN cents ELSE 0 END) OVER (PARTITION BY maker) >= 300000
    THEN cents ELSE 0 END AS cents
FROM eligible;

INSERT INTO result
SELECT market, maker, 'reward', sum(cents)::HUGEINT * 10000000000
FROM reward GROUP BY GROUPING SETS ((market, maker), (maker));

-- Own volume over all users'.
INSERT INTO result
SELECT NULL, maker, 'total_maker_share:futures', e12_of_e26(ratio_e26(
    sum(volume * 1000000 // k)::HUGEINT,
    (SELECT sum(volume * 1000000 // k)::HUGEINT FROM volume WHERE maker = '' AND market IN ('SOL-PERP', 'BTC-PERP'))))
FROM sums GROUP BY maker;
