-- PROGRAMS section 1, with the defaults of its switches, in the two markets that it names.

DELETE FROM result WHERE market NOT IN ('SOL-PERP', 'BONK-PERP');
DELETE FROM instant WHERE market NOT IN ('SOL-PERP', 'BONK-PERP');
DELETE FROM volume WHERE market NOT IN ('SOL-PERP', 'BONK-PERP');

-- Bands are cumulative, brackets exclusive.
CREATE MACRO brackets(a, b, c, d, e, f) AS [a, b - a, c - b, d - c, e - d, f - e]::HUGEINT[];

CREATE VIEW side AS
SELECT market, time_ns, maker,
    brackets(touch_bid_1_size_lots, touch_bid_3_size_lots, touch_bid_5_size_lots, touch_bid_10_size_lots,
        touch_bid_15_size_lots, touch_bid_20_size_lots) AS bid,
    brackets(touch_ask_1_size_lots, touch_ask_3_size_lots, touch_ask_5_size_lots, touch_ask_10_size_lots,
        touch_ask_15_size_lots, touch_ask_20_size_lots) AS ask
FROM log;

-- min(A, B) / max((TA + TB) / 2, 5000 / price); in lots, 5000 / price is 10000 k / mid2.
CREATE MACRO share_e24(bid, ask, book, mid2, k) AS CASE WHEN mid2 IS NULL THEN 0
    WHEN book * mid2 < 20000 * k
    THEN least(bid, ask) * mid2 * 1000000000000000000000000::HUGEINT // (10000 * k)
    ELSE 2 * least(bid, ask) * 1000000000000000000000000::HUGEINT // book END;

CREATE VIEW share AS
SELECT market, dt, maker,
    share_e24(bid[1], ask[1], book_bid[1] + book_ask[1], mid2, k) AS first,
    share_e24(bid[2], ask[2], book_bid[2] + book_ask[2], mid2, k) AS second,
    share_e24(bid[3], ask[3], book_bid[3] + book_ask[3], mid2, k) AS third,
    share_e24(bid[4], ask[4], book_bid[4] + book_ask[4], mid2, k) AS fourth,
    share_e24(bid[5], ask[5], book_bid[5] + book_ask[5], mid2, k) AS fifth,
    share_e24(bid[6], ask[6], book_bid[6] + book_ask[6], mid2, k) AS sixth
FROM (SELECT i.market, i.dt, i.mid2, m.k, s.maker, s.bid, s.ask, t.bid AS book_bid, t.ask AS book_ask
    FROM instant i JOIN market m USING (market)
        JOIN side t ON t.market = i.market AND t.time_ns = i.time_ns AND t.maker = ''
        JOIN side s ON s.market = i.market AND s.time_ns = i.time_ns AND s.maker <> ''
    WHERE i.is_live);

-- What is averaged: the score, rounded once to 18 decimals, and each bracket's share.
CREATE TABLE reading AS
SELECT market, dt, maker,
    unnest(['score', 'bracket_share_1', 'bracket_share_2', 'bracket_share_3', 'bracket_share_4', 'bracket_share_5',
        'bracket_share_6']) AS metric,
    unnest([score, one, two, three, four, five, six]) AS sum_e18
FROM (SELECT market, dt, maker,
        sum(half_even(
            200 * first + 75 * second + 50 * third + 40 * fourth + 30 * fifth + 20 * sixth, 1000000::HUGEINT)) AS score,
        sum(half_even(first, 1000000::HUGEINT)) AS one, sum(half_even(second, 1000000::HUGEINT)) AS two,
        sum(half_even(third, 1000000::HUGEINT)) AS three, sum(half_even(fourth, 1000000::HUGEINT)) AS four,
        sum(half_even(fifth, 1000000::HUGEINT)) AS five, sum(half_even(sixth, 1000000::HUGEINT)) AS six
    FROM share GROUP BY ALL);

CREATE TABLE daily AS
SELECT d.market, d.dt, p.maker, n.metric, coalesce(sum_e18, 0)::HUGEINT AS sum_e18, d.number
FROM (SELECT market, dt, count(*)::HUGEINT AS number FROM instant WHERE is_live GROUP BY ALL) d
    JOIN maker p USING (market) CROSS JOIN (SELECT DISTINCT metric FROM reading) n
    LEFT JOIN reading r ON r.market = d.market AND r.dt = d.dt AND r.maker = p.maker AND r.metric = n.metric;

INSERT INTO result
SELECT market, maker, metric,
    half_even(sum(sum_e18 * 1000000000000::HUGEINT // number), count(*) * 1000000000000000000::HUGEINT)
FROM daily GROUP BY ALL;

INSERT INTO result
SELECT market, maker, 'score_daily:' || dt, half_even(sum_e18, number * 1000000) FROM daily WHERE metric = 'score';

-- Presence: both sides within 20 bps of the touch, and a mid.
CREATE TABLE quote AS
SELECT i.market, l.maker,
    touch_bid_20_notional_tick_lots::HUGEINT + touch_ask_20_notional_tick_lots::HUGEINT AS two_sides,
    spread_e18(maker_best_bid_ticks, maker_best_ask_ticks, i.mid2, 0) AS spread_e18
FROM instant i JOIN log l ON l.market = i.market AND l.time_ns = i.time_ns AND l.maker <> ''
WHERE i.is_counted AND i.mid2 IS NOT NULL AND touch_bid_20_size_lots > 0 AND touch_ask_20_size_lots > 0;

CREATE TABLE threshold(market VARCHAR, metric VARCHAR, limit_e2 INTEGER);
INSERT INTO threshold VALUES ('SOL-PERP', 'uptime', 90), ('SOL-PERP', 'uptime', 85), ('SOL-PERP', 'uptime', 80),
    ('BONK-PERP', 'uptime', 90), ('BONK-PERP', 'uptime', 85);
CREATE TABLE kpi(market VARCHAR, maker VARCHAR, metric VARCHAR, counted HUGEINT, held HUGEINT);

-- By score; equal scores: larger volume, then name. Whoever scores nothing has no rank.
INSERT INTO result
SELECT market, maker, 'rank', 1000000000000::HUGEINT
    * row_number() OVER (PARTITION BY market ORDER BY value_e12 DESC, volume DESC, maker)
FROM result JOIN of_maker USING (market, maker) WHERE metric = 'score' AND value_e12 > 0;

INSERT INTO result
SELECT market, maker, 'volume_rank', 1000000000000::HUGEINT * rank() OVER (PARTITION BY market ORDER BY volume DESC)
FROM of_maker WHERE volume > 0;
