package io.leadline.scoring.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Each changed value of a table beside what it was. */
class RowDifferencesTest
{
    private static final String SCORES = "program,period_start,period_end,market,maker,metric,value\n";
    private static final String PAYOUTS =
        "program,period_start,period_end,market,maker,amount,unit,status,reason\n";

    @Test
    void shouldPairEachValueWithWhatItWasAndNameOnlyWhatChanged() throws IOException
    {
        assertThat(payouts(
            "p,a,b,SOL,ant,5.00,USD,paid,rank 1\np,a,b,SOL,bee,4.00,USD,paid,rank 2\np,a,b,SOL,cat,3.00,USD,paid,\n",
            "p,a,b,SOL,cat,3.00,USD,paid,\np,a,b,SOL,ant,6.00,USD,paid,rank 1\np,a,b,SOL,bee,4.00,USD,forfeited,no\n"))
            .containsExactly(
                "payouts.csv: market=SOL maker=ant amount 5.00 -> 6.00 (+1.00)",
                "payouts.csv: market=SOL maker=bee status paid -> forfeited",
                "payouts.csv: market=SOL maker=bee reason rank 2 -> no");
    }

    @Test
    void shouldNameRowsThatAreGoneAndThenThoseThatAreNew() throws IOException
    {
        assertThat(payouts(
            "p,a,b,SOL,ant,5.00,USD,paid,rank 1\np,a,b,SOL,bee,4.00,USD,paid,rank 2\n",
            "p,a,b,SOL,\"c, \"\"d\"\"\",1.00,USD,paid,\np,a,b,SOL,bee,4.00,USD,paid,rank 2\n"))
            .containsExactly(
                "payouts.csv: market=SOL maker=ant amount,unit,status,reason 5.00,USD,paid,rank 1 -> none",
                "payouts.csv: market=SOL maker=c, \"d\" amount,unit,status,reason none -> 1.00,USD,paid,");
    }

    /** What nobody has a claim on is several rows of the same market and maker. */
    @Test
    void shouldPairRowsOfOneKeyByWhatTheyHaveInCommon() throws IOException
    {
        assertThat(payouts(
            "p,a,b,,,7.00,USD,lost,tier 2\np,a,b,,,7.00,USD,lost,tier 3\np,a,b,,,1.00,USD,lost,spot\n",
            "p,a,b,,,1.00,USD,lost,spot\np,a,b,,,8.00,USD,lost,tier 3\np,a,b,,,7.00,USD,lost,tier 2\n"))
            .containsExactly("payouts.csv: amount 7.00 -> 8.00 (+1.00)");
        assertThat(payouts("p,a,b,,,1.00,USD,paid,\np,a,b,,,1.00,USD,paid,\n", "p,a,b,,,1.00,USD,paid,\n"))
            .containsExactly("payouts.csv: amount,unit,status,reason 1.00,USD,paid, -> none");
    }

    @Test
    void shouldNameThePeriodWhereThereAreSeveral() throws IOException
    {
        final String one = "p,a,b,SOL,ant,uptime,0.5\np,b,c,SOL,ant,uptime,0.5\n";

        assertThat(RowDifferences.of("scores.csv", Set.of("value"), SCORES + one,
            SCORES + one.replace("b,c,SOL,ant,uptime,0.5", "b,c,SOL,ant,uptime,0.6")))
            .extracting(Difference::text)
            .containsExactly(
                "scores.csv: period_start=b period_end=c market=SOL maker=ant metric=uptime value 0.5 -> 0.6 (+0.1)");
        assertThat(RowDifferences.of("scores.csv", Set.of("value"), SCORES + one, SCORES + one)).isEmpty();
    }

    /** A name may hold what would end the line or be a command to a terminal. */
    @Test
    void shouldKeepADifferenceOnOneLine() throws IOException
    {
        assertThat(payouts("", "p,a,b,SOL,\"a\nb\u001b\",1.00,USD,paid,\n"))
            .containsExactly("payouts.csv: market=SOL maker=a?b? amount,unit,status,reason none -> 1.00,USD,paid,");
    }

    private static List<String> payouts(final String older, final String newer) throws IOException
    {
        return RowDifferences.of(
            "payouts.csv", Set.of("amount", "unit", "status", "reason"), PAYOUTS + older, PAYOUTS + newer)
            .stream().map(Difference::text).toList();
    }
}
