-- Exact arithmetic in 128-bit integers, none of them negative; more than 128 bits is an error, never a wrong number.
-- A name ends in the power of ten that the number is scaled by: value_e12 is the value times 10^12.

-- Every branch of a CASE is computed; where a branch divides by zero it is NULL, which no result may be.
SET error_on_division_by_zero = false;

-- The quotient rounded once, half to even.
CREATE MACRO half_even(n, d) AS
    n // d + CASE WHEN 2 * (n % d) > d OR (2 * (n % d) = d AND (n // d) % 2 = 1) THEN 1 ELSE 0 END;

-- The quotient with 26 decimals, the rest cut off, by long division in steps of 13 digits; d below 1.7 * 10^25.
CREATE MACRO ratio_e26(n, d) AS
    n // d * 100000000000000000000000000::HUGEINT
    + n % d * 10000000000000::HUGEINT // d * 10000000000000::HUGEINT
    + n % d * 10000000000000::HUGEINT % d * 10000000000000::HUGEINT // d;

CREATE MACRO e12_of_e26(v) AS half_even(v, 100000000000000::HUGEINT);
