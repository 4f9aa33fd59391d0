package io.leadline.scoring.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

import io.leadline.problem.BadInputException;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.input.Outages.Outage;
import io.leadline.scoring.result.ExcludedWindow;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators write beside the logs, right and wrong. */
class InputFilesTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldReportEveryBadRowOfAnOutageFile() throws IOException
    {
        final Path file = file("reason,to,from,market,extra\n"
            + "a,2023-03-07,2023-03-06,SOL-PERP,x\n"
            + "b,2023-03-06,2023-03-06,,x\n"
            + "c,2023-03-06T25:00:00Z,yesterday,,x\n"
            + "d,2023-03-06\n");

        assertThat(problems(() -> Outages.read(file))).containsExactly(
            file + ":3: window ends before it starts: from=2023-03-06 to=2023-03-06",
            file + ":4: not an ISO-8601 time in UTC: time=yesterday "
                + "allowed=2026-03-01|2026-03-01T12:00:00.5Z column=from",
            file + ":4: no such time: time=2023-03-06T25:00:00Z column=to",
            file + ":5: missing field: column=market");
    }

    @Test
    void shouldReportEveryBadRowOfAVolumesFile() throws IOException
    {
        final Path file = file("market,maker,maker_volume\nA,m,1\nA,m,2\nA,n,-1\nA,o,1e6\nA,p,\n");

        assertThat(problems(() -> Volumes.read(file))).containsExactly(
            file + ":3: volume given twice: market=A maker=m",
            file + ":4: not a plain decimal from 0: column=maker_volume value=-1",
            file + ":5: not a plain decimal from 0: column=maker_volume value=1e6",
            file + ":6: not a plain decimal from 0: column=maker_volume value=");
    }

    @Test
    void shouldReportEveryBadRowOfARatesFile() throws IOException
    {
        final Path file = file("currency,date,rate\nEUR,2023-02-30,1\nEUR,2023-03-01,0\nEUR,2023-03-01,1.1\n");

        assertThat(problems(() -> Rates.read(file))).containsExactly(
            file + ":2: not a date: column=date value=2023-02-30 allowed=YYYY-MM-DD",
            file + ":3: rate is zero: column=rate value=0",
            file + ":4: rate given twice: currency=EUR date=2023-03-01");
    }

    @Test
    void shouldRefuseRatesOfNoCurrencyAndOfTheBaseInItself() throws IOException
    {
        final Path file = file("currency,date,rate\n,2023-03-01,1\nUSD,2023-03-01,0.9\nUSD,2023-03-02,1.00\n");

        assertThat(problems(() -> Rates.read(file))).containsExactly(
            file + ":2: empty value: column=currency",
            file + ":3: rates are in USD, which is worth 1 of itself: currency=USD rate=0.9 limit=1");
    }

    @Test
    void shouldReportEveryBadRowOfAStakesFile() throws IOException
    {
        final Path file = file("maker,stake\na,1\na,2\n,3\nb,-1\n");

        assertThat(problems(() -> Stakes.read(file))).containsExactly(
            file + ":3: stake given twice: maker=a",
            file + ":4: stake of nobody: column=maker",
            file + ":5: not a plain decimal from 0: column=stake value=-1");
        final Stakes stakes = Stakes.read(file("stake,maker\n12.5,a\n"));
        assertThat(stakes.of("a")).isEqualByComparingTo("12.5");
        assertThat(stakes.of("b")).isZero();
        assertThat(stakes.makers()).containsExactly("a");
    }

    @Test
    void shouldReportMissingColumnsAndFiles() throws IOException
    {
        final Path empty = file("");
        final Path absent = folder.resolve("absent.csv");

        assertThat(problems(() -> Volumes.read(empty))).containsExactly(
            empty + ":1: missing column: column=market",
            empty + ":1: missing column: column=maker",
            empty + ":1: missing column: column=maker_volume");
        assertThat(problems(() -> Rates.read(absent))).singleElement().asString()
            .startsWith("cannot be read: file=" + absent);
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8AndQuotesThatNeverEnd() throws IOException
    {
        final Path latin = Files.write(folder.resolve("latin.csv"),
            "market,maker,maker_volume\nA,\u00E9,1\n".getBytes(StandardCharsets.ISO_8859_1));
        final Path quoted = file("market,maker,maker_volume\nA,\"b,1\n");

        assertThat(problems(() -> Volumes.read(latin))).containsExactly(latin + ":1: not UTF-8");
        assertThat(problems(() -> Volumes.read(quoted))).singleElement().asString().startsWith(quoted + ":");
    }

    @Test
    void shouldGiveUpATableOfNothingButProblems() throws IOException
    {
        final int rows = 1 << 20;
        final Path bad = file("market,from,to,reason\n" + ",,,\n".repeat(rows));

        final List<String> problems = problems(() -> Outages.read(bad));

        assertThat(problems).hasSize(CsvTable.MAX_PROBLEMS + 1);
        assertThat(problems.get(0)).startsWith(bad + ":2: ");
        assertThat(problems.get(CsvTable.MAX_PROBLEMS)).isEqualTo(bad + ": read no further: problems=1000");
    }

    @Test
    void shouldReadNamesWithCommasAndAByteOrderMark() throws IOException
    {
        final Path file = file("\uFEFFmarket,maker,maker_volume\r\nA,\"b, c\",0.5\r\n");

        assertThat(Volumes.read(file).of("A")).containsOnlyKeys("b, c");
    }

    @Test
    void shouldTakeOneCurrencyIntoAnotherByTheDay() throws IOException
    {
        final Rates rates = Rates.read(file("currency,date,rate\nEUR,2023-03-01,1.2\nGBP,2023-03-01,1.5\n"));
        final long day = LocalDate.parse("2023-03-01").toEpochDay();

        assertThat(rates.between("EUR", "USD").apply(day)).isEqualTo(Rational.of(6, 5));
        assertThat(rates.between("EUR", "GBP").apply(day)).isEqualTo(Rational.of(4, 5));
        assertThat(rates.between("USD", "EUR").apply(day)).isEqualTo(Rational.of(5, 6));
        assertThat(rates.knows("USD", "JPY")).isFalse();
        assertThatThrownBy(() -> rates.between("EUR", "USD").apply(day + 1))
            .isInstanceOf(BadInputException.class)
            .hasMessage("rate is missing: currency=EUR date=2023-03-02 (--rates FILE)");
    }

    @Test
    void shouldTellForEveryInstantWhetherAWindowHoldsIt()
    {
        final long seed = 3;
        final Random random = new Random(seed);
        for (int round = 0; round < 500; round++)
        {
            final List<Outage> outages = random.ints(random.nextInt(6), 0, 60)
                .mapToObj(from -> new Outage(
                    random.nextBoolean() ? "" : "M" + random.nextInt(2),
                    new ExcludedWindow(from, from + 1 + random.nextInt(20), "r")))
                .toList();
            final OutageCursor cursor = new Outages(outages).cursor("M0");
            for (int time = 0; time < 90; time += 1 + random.nextInt(3))
            {
                final long instant = time;

                assertThat(cursor.contains(instant)).as("seed=%d round=%d instant=%d", seed, round, instant)
                    .isEqualTo(outages.stream().anyMatch(outage -> !outage.market().equals("M1")
                        && outage.window().fromEpochNs() <= instant && instant < outage.window().toEpochNs()));
            }
        }
    }

    private Path file(final String text) throws IOException
    {
        return Files.writeString(Files.createTempFile(folder, "input", ".csv"), text);
    }

    private static List<String> problems(final ThrowingCallable read)
    {
        return catchThrowableOfType(BadInputException.class, read).problems();
    }
}
