-- What PROGRAMS section 0 starts from. Given: table "log" (the export), maker(market, maker), which are
-- to be scored though they have no row, and outage(market, from_ns, to_ns).

CREATE TABLE result(market VARCHAR, maker VARCHAR, metric VARCHAR, value_e12 HUGEINT NOT NULL);

INSERT INTO maker SELECT DISTINCT market, maker FROM log WHERE maker <> '' EXCEPT FROM maker;

-- Tick-lots in one unit of the quote currency: a whole number in these markets.
CREATE TABLE market AS
SELECT market, CASE WHEN 1000000000000000000 % unit_e18 = 0 AND multiplier = '1'
    THEN 1000000000000000000 // unit_e18 ELSE error('not made for the units of ' || market) END AS k
FROM (SELECT DISTINCT market, multiplier,
        (tick::DECIMAL(38, 9) * 1000000000)::HUGEINT * (lot::DECIMAL(38, 9) * 1000000000)::HUGEINT AS unit_e18
    FROM log);

-- Snapshots. Twice the mid in ticks, null where a side is missing.
CREATE TABLE instant AS
SELECT market, time_ns, dt, is_live,
    is_live AND NOT EXISTS (FROM outage o WHERE o.market IN ('', b.market) AND time_ns >= from_ns AND time_ns < to_ns)
        AS is_counted,
    mid2
FROM (SELECT market, time_ns, dt, status NOT IN ('STALE', 'HALTED') AS is_live,
        best_bid_ticks::HUGEINT + best_ask_ticks::HUGEINT AS mid2
    FROM log WHERE maker = '') b;

CREATE TABLE number AS
SELECT market, count(*) AS snapshots, count(*) FILTER (is_counted) AS counted FROM instant GROUP BY market;

-- Running totals only grow, and the log is the period.
CREATE TABLE volume AS
SELECT m.market, p.maker, m.k, coalesce(max(filled_notional_tick_lots), 0)::HUGEINT AS volume,
    coalesce(max(self_matched_notional_tick_lots), 0)::HUGEINT AS self_matched
FROM market m JOIN (FROM maker UNION ALL SELECT market, '' FROM market) p USING (market)
    LEFT JOIN log l ON l.market = m.market AND l.maker = p.maker
GROUP BY ALL;

CREATE VIEW of_maker AS
SELECT v.*, n.snapshots, n.counted FROM volume v JOIN number n USING (market) WHERE maker <> '';

INSERT INTO result
SELECT market, maker, unnest(['snapshots', 'snapshots_excluded', 'snapshots_counted']),
    unnest([snapshots, snapshots - counted, counted]) * 1000000000000::HUGEINT
FROM volume JOIN number USING (market);

-- From a maker's best bid to its best ask, not below a floor, rounded once to 18 decimals.
CREATE MACRO spread_e18(bid_ticks, ask_ticks, mid2, floor_e18) AS greatest(
    floor_e18::HUGEINT, CASE WHEN ask_ticks <= bid_ticks THEN 0
        ELSE half_even((ask_ticks - bid_ticks)::HUGEINT * 20000000000000000000000::HUGEINT, mid2) END);

INSERT INTO result SELECT market, maker, 'maker_volume', half_even(volume * 1000000000000::HUGEINT, k) FROM volume;

INSERT INTO result
SELECT market, maker, 'self_matched_notional', half_even(self_matched * 1000000000000::HUGEINT, k) FROM of_maker;

INSERT INTO result
SELECT market, NULL, 'program_self_matched_notional', half_even(sum(self_matched)::HUGEINT * 1000000000000::HUGEINT, k)
FROM of_maker GROUP BY market, k;
