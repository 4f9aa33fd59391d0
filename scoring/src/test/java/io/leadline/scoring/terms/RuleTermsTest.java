package io.leadline.scoring.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.program.Rule;
import io.leadline.scoring.ProgramTexts;
import io.leadline.scoring.result.Terms;

import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas and demands in words follow the program file, numbers and switches included. */
class RuleTermsTest
{
    private static final Set<String> SCORES = Set.of("score", "kpi_uptime", "blended_score");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        ProgramTexts.DYDX + " | BTC-USD | Score = (liquidity)^0.15 × (quoted snapshots)^5 × (maker volume)^0.85.",
        ProgramTexts.DYDX + " | SOL-USD | Score = (liquidity)^0.35 × (quoted snapshots)^5 × (maker volume)^0.65.",
        ProgramTexts.ORDERLY + " | PERP_BTC_USDC | max(10, stake))^0.15",
        ProgramTexts.RABBITX + " | BTC-USD | (1.1 − quoted uptime)^−1",
        ProgramTexts.HUMMINGBOT + " | BTC-USDT | Snapshots earned: the sum over counted snapshots of the maker's part",
        ProgramTexts.DRIFT + " | SOL-PERP | 100 × (2 × share up to 1 bps + 0.75 × share from 1 to 3 bps",
    })
    void shouldSayTheProgramsOwnFormula(final String program, final String market, final String formula)
    {
        assertThat(text(terms(ProgramTexts.program(program), market), "score")).contains(formula);
    }

    @Test
    void shouldFollowWhatAUserChanges()
    {
        final Terms terms = terms(ProgramTexts.program(ProgramTexts.DYDX,
            "limits: exclusive ", "limits: inclusive ", "min_depth: 5000", "min_depth: 7500.5",
            "{ kind: inverse_power, exponent: 1 }", "{ kind: exponential, decay: 3 }",
            "sides: { kind: min }", "sides: { kind: sum }", "exponent: 0.85", "exponent: 0.9"), "BTC-USD");

        assertThat(terms.demands()).containsExactly(
            "An order counts that is of at least 7,500.5 USD and at most 20 bps from the book's mid.");
        assertThat(text(terms, "bid_liquidity")).contains(
            "the sum over orders of notional in USD × e^(−3 × d / v), v = 20 bps, with d its distance from the book's"
                + " mid as a part of it; one nearer than 0.01 bps is taken to stand there.");
        assertThat(text(terms, "liquidity")).contains("the values of the maker's bids and asks together");
        assertThat(text(terms, "score")).endsWith("(maker volume)^0.9.");
        final Terms drift = terms(ProgramTexts.program(ProgramTexts.DRIFT,
            "sides: min ", "sides: mean ", "floor: average", "floor: larger"), "SOL-PERP");
        assertThat(text(drift, "bracket_share")).contains("the mean of the maker's bid and ask size there over the "
            + "larger of the book's bid and ask size there, at least 5,000 USD at the mid.");
    }

    @Test
    void shouldSayWhatTheUpperBoundAndTheLowerOneAreWhereThereAreTwo()
    {
        final Program equity = ProgramTexts.program(ProgramTexts.BACKPACK_EQUITY);
        final Terms january = RuleTerms.of(equity, equity.rules().get(0), "USDC/USDT");

        assertThat(january.definitions().get("program_volume_between").heading())
            .isEqualTo("Volume of makers from 80 % to 95 %");
        assertThat(january.demands().get(0)).isEqualTo("The KPI holds in a snapshot in which the maker rests, at once,"
            + " on each side at least 75,000 USD within 3 bps of the mid, at least 100,000 USD within 7.5 bps of the"
            + " mid and at least 250,000 USD within 15 bps of the mid.");
        assertThat(RuleTerms.of(equity, equity.rules().get(1), "USDC/USDT").definitions().get("program_volume_between")
            .heading()).isEqualTo("Volume of makers at 80 %");
    }

    /** What is scored is snapshots there, and an order of any size counts. */
    @Test
    void shouldScoreSnapshotsWhereTheyAreShared()
    {
        final Terms terms = terms(ProgramTexts.program(ProgramTexts.HUMMINGBOT), "BTC-USDT");

        assertThat(terms.definitions().get("score").unit()).isEqualTo("snapshots");
        assertThat(terms.definitions().get("program_score").unit()).isEqualTo("snapshots");
        assertThat(terms.demands()).containsExactly("An order counts that is at most 100 bps from the book's mid.");
    }

    /** No program's score or share is left to a text that holds for all of them. */
    @Test
    void shouldDefineWhatEveryBuiltInProgramScoresBy()
    {
        for (final String name : Programs.BUILT_IN)
        {
            final Program program = ProgramTexts.program(name);
            for (final Rule rule : program.rules())
            {
                rule.award().markets().forEach(market -> assertThat(RuleTerms.of(program, rule, market).definitions())
                    .as(name + ' ' + market)
                    .containsKeys("uptime", "average_size")
                    .hasKeySatisfying(new Condition<>(SCORES::contains, "its score")));
            }
        }
    }

    private static Terms terms(final Program program, final String market)
    {
        return RuleTerms.of(program, program.rules().get(0), market);
    }

    private static String text(final Terms terms, final String metric)
    {
        return terms.definitions().get(metric).text();
    }
}
