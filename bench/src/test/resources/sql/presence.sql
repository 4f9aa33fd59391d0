-- What every program says of a maker's presence. Given, for each snapshot in which a maker is active:
-- quote(market, maker, two_sides, spread_e18), the notional of both sides of the presence band and the spread;
-- threshold(market, metric, limit_e2), uptimes that decide; and kpi(market, maker, metric, counted, held).

CREATE TABLE presence AS
SELECT o.market, o.maker, o.k, o.counted::HUGEINT AS counted, count(q.two_sides)::HUGEINT AS active,
    coalesce(sum(q.two_sides), 0)::HUGEINT AS two_sides, coalesce(sum(q.spread_e18), 0)::HUGEINT AS spread_e18
FROM of_maker o LEFT JOIN quote q USING (market, maker)
GROUP BY ALL;

INSERT INTO result SELECT market, maker, 'snapshots_active', active * 1000000000000::HUGEINT FROM presence;

INSERT INTO result
SELECT market, maker, unnest(['average_size', 'average_spread_bps']),
    unnest([half_even(two_sides * 1000000000000::HUGEINT, 2 * active * k), half_even(spread_e18, active * 1000000)])
FROM presence WHERE active > 0;

CREATE TABLE proportion AS
SELECT *, wilson_low_e26(held, counted) AS low_e26, wilson_high_e26(held, counted) AS high_e26
FROM (SELECT market, maker, metric, counted, held FROM kpi WHERE metric = 'kpi_uptime'
    UNION ALL SELECT market, maker, 'uptime', counted, active FROM presence);

INSERT INTO result
SELECT market, maker, 'uptime', half_even(held * 1000000000000::HUGEINT, counted)
FROM proportion WHERE metric = 'uptime'
UNION ALL
SELECT market, maker, unnest([metric || '_low', metric || '_high']),
    unnest([e12_of_e26(low_e26), e12_of_e26(high_e26)])
FROM proportion;

-- The sample cannot tell on which side of a threshold the proportion is.
INSERT INTO result
SELECT p.market, p.maker, 'near_threshold', CASE WHEN bool_or(
        low_e26 < limit_e2 * 1000000000000000000000000::HUGEINT
        AND limit_e2 * 1000000000000000000000000::HUGEINT < high_e26) THEN 1000000000000 ELSE 0 END
FROM proportion p LEFT JOIN threshold t USING (market, metric)
GROUP BY ALL;
