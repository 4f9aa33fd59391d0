-- PROGRAMS section 4, with the defaults of its switches: both futures markets of the log are of tier 1. Given:
-- multiplier(market, times_e1) of the adjusted maker share, rebate(tier, share_e3, bps_e3).

DELETE FROM result WHERE market NOT IN ('SOL-PERP', 'BTC-PERP');
DELETE FROM volume WHERE market NOT IN ('SOL-PERP', 'BTC-PERP');

-- Active: a bid and an ask within 100 bps of the mid. The spread is rounded once, to 18 decimals, and not below 0.01.
CREATE TABLE quote AS
SELECT i.market, l.maker,
    l.mid_bid_100_notional_tick_lots::HUGEINT + l.mid_ask_100_notional_tick_lots::HUGEINT AS two_sides,
    spread_e18(maker_best_bid_ticks, maker_best_ask_ticks, i.mid2, 10000000000000000) AS spread_e18
FROM instant i JOIN log l ON l.market = i.market AND l.time_ns = i.time_ns AND l.maker <> ''
WHERE i.is_counted AND i.mid2 IS NOT NULL AND i.market IN ('SOL-PERP', 'BTC-PERP')
    AND l.mid_bid_100_size_lots > 0 AND l.mid_ask_100_size_lots > 0;

CREATE TABLE sums AS
SELECT o.market, o.maker, o.k, o.counted::HUGEINT AS counted, o.volume,
    count(q.two_sides)::HUGEINT AS active, coalesce(sum(q.two_sides), 0)::HUGEINT AS two_sides,
    coalesce(sum(q.spread_e18), 0)::HUGEINT AS spread_e18
FROM of_maker o LEFT JOIN quote q USING (market, maker)
GROUP BY ALL;

-- No uptime decides anything, and there is no KPI.
CREATE TABLE threshold(market VARCHAR, metric VARCHAR, limit_e2 INTEGER);
CREATE TABLE kpi(market VARCHAR, maker VARCHAR, metric VARCHAR, counted HUGEINT, held HUGEINT);

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

-- What the scores are shares of.
INSERT INTO result
SELECT market, NULL, unnest(['program_maker_volume', 'program_liquidity_metric']),
    unnest([half_even(sum(volume)::HUGEINT * 1000000000000::HUGEINT, k), e12_of_e26(sum(metric_e26)::HUGEINT)])
FROM metric GROUP BY market, k;

-- 70,000 to tier 1 by active days: those from the first trade on. On the one day of the log no market has more of them
-- than another, and the cents come out even.
CREATE TABLE pool AS
SELECT market, days, 7000000 * days // sum(days) OVER ()::HUGEINT AS cents
FROM (SELECT market, count(DISTINCT dt) AS days FROM log
    WHERE maker = '' AND market IN ('SOL-PERP', 'BTC-PERP') AND filled_notional_tick_lots > 0 GROUP BY market);

INSERT INTO result
SELECT market, NULL, unnest(['active_days', 'pool']), unnest([days * 1000000000000, cents * 10000000000])
FROM pool;

-- Inside a market to the cent by largest remainder, ties by name.
CREATE TABLE claim AS
SELECT b.*, p.cents AS pool_cents, blended_e26 * p.cents AS cents_e26 FROM blend b JOIN pool p USING (market);

CREATE TABLE cents AS
SELECT *, cents_e26 // 100000000000000000000000000::HUGEINT + CASE WHEN row_number() OVER (
        PARTITION BY market ORDER BY cents_e26 % 100000000000000000000000000::HUGEINT DESC, maker)
        <= pool_cents - sum(cents_e26 // 100000000000000000000000000::HUGEINT) OVER (PARTITION BY market)
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

-- Own volume over all users', and the same with each market's volume times its multiplier.
CREATE TABLE times AS
SELECT v.market, maker, volume * 1000000 // k AS volume_e6, coalesce(times_e1, 10)::HUGEINT AS times_e1
FROM volume v LEFT JOIN multiplier m USING (market);

CREATE TABLE part AS
SELECT maker, ratio_e26(sum(volume_e6)::HUGEINT, (SELECT sum(volume_e6)::HUGEINT FROM times WHERE maker = ''))
        AS total_e26,
    ratio_e26(sum(volume_e6 * times_e1)::HUGEINT,
        (SELECT sum(volume_e6 * times_e1)::HUGEINT FROM times WHERE maker = '')) AS adjusted_e26
FROM times WHERE maker <> '' GROUP BY maker;

INSERT INTO result
SELECT NULL, maker, unnest(['total_maker_share:futures', 'adjusted_maker_share:futures']),
    unnest([e12_of_e26(total_e26), e12_of_e26(adjusted_e26)])
FROM part;

INSERT INTO result
SELECT NULL, NULL, unnest(['market_volume:futures', 'adjusted_market_volume:futures']),
    unnest([sum(volume_e6)::HUGEINT * 1000000, sum(volume_e6 * times_e1)::HUGEINT * 100000])
FROM times WHERE maker = ''
UNION ALL
SELECT market, NULL, 'rebate_multiplier', times_e1 * 100000000000::HUGEINT FROM times WHERE maker = '';

-- The highest tier that the larger of the two reaches.
INSERT INTO result
SELECT NULL, maker, unnest(['rebate_tier:futures', 'rebate_bps:futures']),
    unnest([max(tier) * 1000000000000::HUGEINT, max(bps_e3) * 1000000000::HUGEINT])
FROM part JOIN rebate ON greatest(total_e26, adjusted_e26) >= share_e3 * 100000000000000000000000::HUGEINT
GROUP BY maker;
