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

-- The whole square root of v below 10^37, at most 1 off: Newton's step doubles the digits of a double.
CREATE MACRO step_of_root(v, near) AS (near + v // near) // 2;
CREATE MACRO root(v) AS step_of_root(v, sqrt(v::DOUBLE)::HUGEINT);

-- The ends of the 95 % Wilson interval of h of n, up to some millions: h + z^2/2, less or more
-- z * sqrt(h (n - h) / n + z^2/4), over n + z^2. z is 1.959963984540054.
CREATE MACRO z_e15() AS 1959963984540054::HUGEINT;
CREATE MACRO half_of_wilson_e31(h, n) AS z_e15() * root(
    h * (n - h) // n * 100000000000000000000000000000000::HUGEINT
    + h * (n - h) % n * 100000000000000000000000000000000::HUGEINT // n
    + 25 * z_e15() * z_e15());
CREATE MACRO end_of_wilson_e26(h, n, half_e31) AS ratio_e26(
    (h * 10000000000000000000000000000000::HUGEINT + 5 * z_e15() * z_e15() + half_e31) // 1000000000000::HUGEINT,
    n * 10000000000000000000::HUGEINT + z_e15() * z_e15() // 100000000000);
CREATE MACRO wilson_low_e26(h, n) AS
    CASE WHEN h = 0 THEN 0 ELSE end_of_wilson_e26(h, n, -half_of_wilson_e31(h, n)) END;
CREATE MACRO wilson_high_e26(h, n) AS
    CASE WHEN h = n THEN 100000000000000000000000000::HUGEINT
        ELSE end_of_wilson_e26(h, n, half_of_wilson_e31(h, n)) END;
