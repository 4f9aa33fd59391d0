-- PROGRAMS section 3. Given: need(market, edge, notional), pool(pool, amount_e7, parts, market) with the number of
-- pairs that the pool is first divided over (1: it is shared over all of them), and how volumes are weighed:
-- rule('cut') in January and February, rule('boost') from March on. The whole of a month is 0.2077 % of the equity.

DELETE FROM result WHERE market NOT IN (SELECT market FROM need);
DELETE FROM volume WHERE market NOT IN (SELECT market FROM need);

-- In each band, on both sides.
CREATE TABLE held AS
SELECT i.market, l.maker, n.edge, i.time_ns,
    least(
        CASE n.edge WHEN '3' THEN mid_bid_3_notional_tick_lots WHEN '7.5' THEN "mid_bid_7.5_notional_tick_lots"
            WHEN '12.5' THEN "mid_bid_12.5_notional_tick_lots" ELSE mid_bid_15_notional_tick_lots END,
        CASE n.edge WHEN '3' THEN mid_ask_3_notional_tick_lots WHEN '7.5' THEN "mid_ask_7.5_notional_tick_lots"
            WHEN '12.5' THEN "mid_ask_12.5_notional_tick_lots" ELSE mid_ask_15_notional_tick_lots END)::HUGEINT
        >= n.notional * m.k AS is_held
FROM instant i JOIN market m USING (market) JOIN need n USING (market)
    JOIN log l ON l.market = i.market AND l.time_ns = i.time_ns AND l.maker <> ''
WHERE i.is_counted;

CREATE TABLE kpi AS
SELECT o.market, o.maker, 'kpi_uptime:' || n.edge AS metric, o.counted::HUGEINT AS counted,
    count(*) FILTER (is_held)::HUGEINT AS held
FROM of_maker o JOIN need n USING (market) LEFT JOIN held h USING (market, maker, edge)
GROUP BY ALL
UNION ALL
SELECT o.market, o.maker, 'kpi_uptime', o.counted, count(*) FILTER (is_kept)
FROM of_maker o
    LEFT JOIN (SELECT market, maker, bool_and(is_held) AS is_kept FROM held GROUP BY market, maker, time_ns) h
        USING (market, maker)
GROUP BY ALL;

INSERT INTO result SELECT market, maker, metric, half_even(held * 1000000000000::HUGEINT, counted) FROM kpi;

-- Reported, not paid by: both sides within 15 bps of the mid.
CREATE TABLE quote AS
SELECT i.market, l.maker,
    mid_bid_15_notional_tick_lots::HUGEINT + mid_ask_15_notional_tick_lots::HUGEINT AS two_sides,
    spread_e18(maker_best_bid_ticks, maker_best_ask_ticks, i.mid2, 0) AS spread_e18
FROM instant i JOIN log l ON l.market = i.market AND l.time_ns = i.time_ns AND l.maker <> ''
WHERE i.is_counted AND i.mid2 IS NOT NULL AND mid_bid_15_size_lots > 0 AND mid_ask_15_size_lots > 0;

CREATE TABLE threshold AS
SELECT DISTINCT market, 'kpi_uptime' AS metric, unnest(CASE rule WHEN 'cut' THEN [95, 80] ELSE [80] END) AS limit_e2
FROM need CROSS JOIN rule;

CREATE TABLE weighed AS
SELECT o.market, o.maker, o.k, o.volume,
    CASE WHEN 100 * held > (SELECT CASE rule WHEN 'cut' THEN 95 ELSE 80 END FROM rule) * kpi.counted THEN 'above'
        WHEN 100 * held = 80 * kpi.counted AND (SELECT rule FROM rule) = 'boost' THEN 'at'
        WHEN 100 * held < 80 * kpi.counted OR (SELECT rule FROM rule) = 'boost' THEN 'below'
        ELSE 'between' END AS standing
FROM of_maker o JOIN kpi USING (market, maker) WHERE metric = 'kpi_uptime';

CREATE TABLE pair AS
SELECT market, sum(volume)::HUGEINT AS volume,
    coalesce(sum(volume) FILTER (standing = 'above'), 0)::HUGEINT AS above,
    coalesce(sum(volume) FILTER (standing = 'between'), 0)::HUGEINT AS between_,
    coalesce(sum(volume) FILTER (standing = 'below'), 0)::HUGEINT AS below
FROM weighed GROUP BY market;

-- Cut: above counts whole and gets three tenths of what is between, by volume; between counts seven tenths; below
-- counts nothing. Boost: above gets three tenths, or as much as those below have; they give it, by volume.
CREATE TABLE weight AS
SELECT w.market, w.maker, w.k, w.volume AS maker_volume, p.volume,
    CASE (SELECT rule FROM rule) || ' ' || standing
        WHEN 'cut above' THEN CASE WHEN p.above = 0 THEN 0
            ELSE ratio_e26(w.volume * (10 * p.above + 3 * p.between_), 10 * p.above * w.k) END
        WHEN 'cut between' THEN ratio_e26(7 * w.volume, 10 * w.k)
        WHEN 'cut below' THEN 0
        WHEN 'boost above' THEN CASE WHEN p.below = 0 THEN ratio_e26(w.volume, w.k)
            WHEN 3 * p.above > 10 * p.below THEN ratio_e26(w.volume * (p.above + p.below), p.above * w.k)
            ELSE ratio_e26(13 * w.volume, 10 * w.k) END
        WHEN 'boost below' THEN CASE WHEN p.above = 0 THEN ratio_e26(w.volume, w.k)
            WHEN 3 * p.above > 10 * p.below THEN 0
            ELSE ratio_e26(w.volume * (10 * p.below - 3 * p.above), 10 * p.below * w.k) END
        ELSE ratio_e26(w.volume, w.k) END AS weight_e26
FROM weighed w JOIN pair p USING (market);

INSERT INTO result SELECT market, maker, 'boosted_volume', e12_of_e26(weight_e26) FROM weight;

-- A maker's part of a pool: by weight over the pool's volume, or over that of the pair where pairs have equal parts.
CREATE TABLE part AS
SELECT w.market, w.maker, q.pool, q.amount_e7, q.parts,
    CASE WHEN q.parts = 1 THEN sum(w.maker_volume * 1000000 // w.k) OVER (PARTITION BY q.pool)
        ELSE sum(w.maker_volume * 1000000 // w.k) OVER (PARTITION BY q.pool, w.market) END::HUGEINT AS volume_e6,
    w.weight_e26
FROM weight w JOIN pool q USING (market);

CREATE TABLE share AS
SELECT market, maker,
    sum(ratio_e26(weight_e26 // 100000000000, volume_e6 * 1000000000) * amount_e7 // (parts * 2077000))::HUGEINT
        AS share_e26
FROM part WHERE volume_e6 > 0 GROUP BY market, maker;

INSERT INTO result
SELECT market, maker, 'share', e12_of_e26(sum(share_e26)::HUGEINT)
FROM share GROUP BY GROUPING SETS ((market, maker), (maker));

-- Money, to 10^-7 by largest remainder, ties by name. Where a pool is shared over all its pairs, it is split over what
-- each maker has in each of them; where it is divided over them first, each pair's part is. What a maker loses and no
-- other gets is a recipient too.
CREATE TABLE recipient AS
SELECT pool, CASE WHEN parts > 1 THEN market ELSE '' END AS pair, market, maker, is_lost,
    amount_e7 // parts AS amount_e7,
    ratio_e26(recipient_e26 // 100000000000, volume_e6 * 1000000000) * (amount_e7 // parts) AS exact_e33
FROM (SELECT *, false AS is_lost, weight_e26 AS recipient_e26 FROM part
    UNION ALL
    SELECT p.*, true, CASE standing WHEN 'below'
        THEN ratio_e26(w.volume, w.k) ELSE ratio_e26(3 * w.volume, 10 * w.k) END
    FROM part p JOIN weighed w USING (market, maker) JOIN pair q USING (market) CROSS JOIN rule
    WHERE rule = 'cut' AND w.volume > 0 AND (standing = 'below' OR standing = 'between' AND q.above = 0))
WHERE volume_e6 > 0;

CREATE MACRO whole(v) AS v // 100000000000000000000000000::HUGEINT;
CREATE MACRO rest(v) AS v % 100000000000000000000000000::HUGEINT;

CREATE TABLE amount AS
SELECT market, maker, is_lost, whole(exact_e33) + CASE WHEN row_number() OVER (
        PARTITION BY pool, pair ORDER BY rest(exact_e33) DESC, market, maker, is_lost)
        <= amount_e7 - sum(whole(exact_e33)) OVER (PARTITION BY pool, pair)
    THEN 1 ELSE 0 END AS amount_e7
FROM recipient;

-- Less than 1 % of the whole of the month is not paid. The valuation is 120,000,000.
CREATE TABLE paid AS
SELECT market, maker, sum(CASE WHEN is_lost OR share_e26 < 1000000000000000000000000::HUGEINT THEN 0 ELSE amount_e7 END)
    ::HUGEINT AS amount_e7
FROM amount JOIN (SELECT maker, sum(share_e26) AS share_e26 FROM share GROUP BY maker) USING (maker)
GROUP BY market, maker;

INSERT INTO result
SELECT market, maker, unnest(['equity_percent', 'value']), unnest([amount_e7 * 100000, amount_e7 * 120000000000])
FROM (SELECT market, maker, sum(amount_e7)::HUGEINT AS amount_e7
    FROM paid GROUP BY GROUPING SETS ((market, maker), (maker)));
