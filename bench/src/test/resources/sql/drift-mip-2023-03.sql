-- PROGRAMS section 1, with the defaults of its switches, in the two markets that it names.

DELETE FROM result WHERE market NOT IN ('SOL-PERP', 'BONK-PERP');
DELETE FROM instant WHERE market NOT IN ('SOL-PERP', 'BONK-PERP');
DELETE FROM volume WHERE market NOT IN ('SOL-PERP', 'BONK-PERP');

CREATE TABLE weight(bracket INTEGER, weight_e2 HUGEINT);
INSERT INTO weight VALUES (1, 200), (2, 75), (3, 50), (4, 40), (5, 30), (6, 20);

-- Bands are cumulative, brackets exclusive.
CREATE MACRO brackets(a, b, c, d, e, f) AS [a, b - a, c - b, d - c, e - d, f - e]::HUGEINT[];

CREATE TABLE side AS
SELECT market, time_ns, maker,
    brackets(touch_bid_1_size_lots, touch_bid_3_size_lots, touch_bid_5_size_lots, touch_bid_10_size_lots,
        touch_bid_15_size_lots, touch_bid_20_size_lots) AS bid,
    brackets(touch_ask_1_size_lots, touch_ask_3_size_lots, touch_ask_5_size_lots, touch_ask_10_size_lots,
        touch_ask_15_size_lots, touch_ask_20_size_lots) AS ask
FROM log;

-- min(A, B) / max((TA + TB) / 2, 5000 / price); in lots, 5000 / price is 10000 k / mid2.
CREATE TABLE share AS
SELECT i.market, i.time_ns, i.dt, i.is_counted, s.maker, w.bracket, w.weight_e2,
    CASE WHEN i.mid2 IS NULL THEN 0
        WHEN (t.bid[bracket] + t.ask[bracket]) * i.mid2 < 20000 * m.k
        THEN least(s.bid[bracket], s.ask[bracket]) * i.mid2 * 1000000000000000000000000::HUGEINT // (10000 * m.k)
        ELSE 2 * least(s.bid[bracket], s.ask[bracket]) * 1000000000000000000000000::HUGEINT
            // (t.bid[bracket] + t.ask[bracket])
    END AS share_e24
FROM instant i JOIN market m USING (market)
    JOIN side t ON t.market = i.market AND t.time_ns = i.time_ns AND t.maker = ''
    JOIN side s ON s.market = i.market AND s.time_ns = i.time_ns AND s.maker <> ''
    CROSS JOIN weight w
WHERE i.is_live;

-- What is averaged: the score, rounded once to 18 decimals, and each bracket's share.
CREATE TABLE reading AS
SELECT market, dt, maker, 'score' AS metric, half_even(sum(weight_e2 * share_e24), 1000000::HUGEINT) AS value_e18
FROM share GROUP BY market, time_ns, dt, maker
UNION ALL
SELECT market, dt, maker, 'bracket_share_' || bracket, half_even(share_e24, 1000000::HUGEINT) FROM share;

CREATE TABLE daily AS
SELECT d.market, d.dt, p.maker, n.metric, coalesce(sum(value_e18), 0)::HUGEINT AS sum_e18, d.number
FROM (SELECT market, dt, count(*)::HUGEINT AS number FROM instant WHERE is_live GROUP BY ALL) d
    JOIN maker p USING (market) CROSS JOIN (SELECT DISTINCT metric FROM reading) n
    LEFT JOIN reading r ON r.market = d.market AND r.dt = d.dt AND r.maker = p.maker AND r.metric = n.metric
GROUP BY ALL;

INSERT INTO result
SELECT market, maker, metric,
    half_even(sum(sum_e18 * 1000000000000::HUGEINT // number), count(*) * 1000000000000000000::HUGEINT)
FROM daily GROUP BY ALL;

INSERT INTO result
SELECT market, maker, 'score_daily:' || dt, half_even(sum_e18, number * 1000000) FROM daily WHERE metric = 'score';

-- Presence: both sides within 20 bps of the touch, and a mid.
CREATE TABLE active AS
SELECT i.market, l.maker, count(*) AS active
FROM instant i JOIN log l ON l.market = i.market AND l.time_ns = i.time_ns AND l.maker <> ''
WHERE i.is_counted AND i.mid2 IS NOT NULL AND touch_bid_20_size_lots > 0 AND touch_ask_20_size_lots > 0
GROUP BY ALL;

INSERT INTO result
SELECT market, maker, unnest(['snapshots_active', 'uptime']), unnest([
    coalesce(active, 0) * 1000000000000::HUGEINT,
    half_even(coalesce(active, 0) * 1000000000000::HUGEINT, counted::HUGEINT)])
FROM of_maker LEFT JOIN active USING (market, maker);

-- By score; equal scores: larger volume, then name. Whoever scores nothing has no rank.
INSERT INTO result
SELECT market, maker, 'rank', 1000000000000::HUGEINT
    * row_number() OVER (PARTITION BY market ORDER BY value_e12 DESC, volume DESC, maker)
FROM result JOIN of_maker USING (market, maker) WHERE metric = 'score' AND value_e12 > 0;

INSERT INTO result
SELECT market, maker, 'volume_rank', 1000000000000::HUGEINT * rank() OVER (PARTITION BY market ORDER BY volume DESC)
FROM of_maker WHERE volume > 0;
