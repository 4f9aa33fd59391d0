package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would be final, and must not be. */
class CloseRefusalTest
{
    private static final String CUT = "period is not one whole month, and pays one whole pool:"
        + " program=backpack-mm-2026 period=";

    @TempDir
    private Path folder;

    /** Each of the two rules has a pool of 300,000 for the month, of which there is one. */
    @Test
    void shouldNotCloseAMonthThatTwoRulesPayFor()
    {
        final CloseRun run = new CloseRun(folder);
        final String text = CloseRun.program();
        final String rule = text.substring(text.indexOf("  - from: 2026-02-01"));
        final String program = run.file("mid.yaml",
            text.replace(rule, rule.replaceFirst("# to: is optional, exclusive\n", "#\n    to: 2026-03-11\n"))
                + rule.replace("from: 2026-02-01", "from: 2026-03-11"));
        final String hint = " (date the change to the start of a month, or give each rule a pool for its own days:"
            + " period: epoch, epoch_days: DAYS)\n";

        assertThat(run.close(CloseRun.BOTH, "--program", program)).isEqualTo(2);
        assertThat(run.err()).isEqualTo(
            CUT + "2026-03-01T00:00:00Z/2026-03-11T00:00:00Z rule=2026-02-01/2026-03-11 pays_too=2026-03-11/.." + hint
                + CUT + "2026-03-11T00:00:00Z/2026-04-01T00:00:00Z rule=2026-03-11/.. pays_too=2026-02-01/2026-03-11"
                + hint);
        assertThat(folder.resolve("closes")).doesNotExist();
        assertThat(run.close(CloseRun.FEBRUARY, "--program", program)).as(run::err).isZero();

        assertThat(run.score(CloseRun.BOTH, "--program", program)).isZero();
        assertThat(run.err()).contains("notice: " + CUT + "2026-03-01T00:00:00Z/2026-03-11T00:00:00Z",
            "notice: " + CUT + "2026-03-11T00:00:00Z/2026-04-01T00:00:00Z");
    }

    /** The dates that it names are those of a close. */
    @Test
    void shouldSayHowToCloseWhatIsNotOneWholeMonth()
    {
        final CloseRun run = new CloseRun(folder);
        final String[] part = {"--from", "2026-03-05", "--to", "2026-03-20"};
        final String[] several = {"--from", "2026-02-01", "--to", "2026-04-01"};
        final String how = " (give the dates of a whole month, --from %s --to %s, or --by-period for several; for a"
            + " pool of other days state period: epoch, epoch_days: DAYS in the program's file)\n";

        assertThat(run.close(part)).isEqualTo(2);
        assertThat(run.err()).isEqualTo(CUT + "2026-03-05T00:00:00Z/2026-03-20T00:00:00Z"
            + how.formatted("2026-03-01", "2026-04-01"));
        assertThat(run.close(several)).isEqualTo(2);
        assertThat(run.err()).isEqualTo(CUT + "2026-02-01T00:00:00Z/2026-04-01T00:00:00Z"
            + how.formatted("2026-02-01", "2026-03-01"));
        assertThat(run.score(part)).isZero();
        assertThat(run.err()).contains("notice: " + CUT + "2026-03-05T00:00:00Z/2026-03-20T00:00:00Z"
            + how.formatted("2026-03-01", "2026-04-01"));
        final String days = run.file("days.yaml", CloseRun.program().replace("from: 2026-02-01", "from: 2026-03-05")
            .replace("period: month ", "epoch_days: 15\n    period: epoch "));
        assertThat(run.close(part, "--program", days)).as(run::err).isZero();
        assertThat(run.closeInto("by-period", several, "--by-period")).as(run::err).isZero();
        assertThat(run.close(CloseRun.FEBRUARY)).as(run::err).isZero();
    }

    /** Otherwise March would have two results, both final. */
    @Test
    void shouldNotCloseAPeriodThatAnotherCloseHolds()
    {
        final CloseRun run = new CloseRun(folder);
        assertThat(run.close(CloseRun.BOTH)).as(run::err).isZero();
        final String both = " period=2026-03-01T00:00:00Z/2026-04-01T00:00:00Z";
        final String hint = " (correct it there, with the same --from and --to)\n";

        assertThat(run.close(CloseRun.MARCH)).isEqualTo(2);
        assertThat(run.err()).isEqualTo("period is closed in another folder already: folder="
            + run.closes("2026-03-01_2026-04-01") + " other=" + run.closes("2026-02-01_2026-04-01") + both + hint);
        assertThat(run.closes("2026-03-01_2026-04-01")).doesNotExist();
        assertThat(run.close(CloseRun.BOTH, "--reason", "a venue's fault", "--outages", outage()))
            .as(run::err).isZero();
    }

    @Test
    void shouldNotClosePeriodsOfWhichOneIsClosed()
    {
        final CloseRun run = new CloseRun(folder);
        assertThat(run.close(CloseRun.FEBRUARY)).as(run::err).isZero();
        assertThat(run.close(CloseRun.MARCH)).as(run::err).isZero();

        assertThat(run.close(CloseRun.BOTH)).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(2)
            .anyMatch(line -> line.contains(" other=" + run.closes("2026-02-01_2026-03-01") + " period=2026-02-01T"))
            .anyMatch(line -> line.contains(" other=" + run.closes("2026-03-01_2026-04-01") + " period=2026-03-01T"));
    }

    /** A slip in a market or a year would let the outage count, and that would be final. */
    @Test
    void shouldSayWhyOtherClosesCannotBeRead() throws Exception
    {
        final CloseRun run = new CloseRun(folder);
        assertThat(run.close(CloseRun.FEBRUARY)).as(run::err).isZero();
        final Path closes = run.closes("2026-02-01_2026-03-01");
        try (Stream<Path> files = Files.list(closes.resolve("close-1")))
        {
            for (final Path file : files.toList())
            {
                Files.write(file, new byte[] {(byte)0xff});
            }
        }

        assertThat(run.close(CloseRun.MARCH)).isNotZero();

        assertThat(run.err()).contains("cannot read closes: folder=" + closes.getParent() + " reason=not UTF-8");
    }

    @Test
    void shouldNotCloseWithOutagesThatNoLogKnowsAndNameThemAll()
    {
        final CloseRun run = new CloseRun(folder);
        final String outages = run.file("o.csv", "market,from,to,reason\n"
            + "SOL-PERP,2025-03-10,2025-03-11,other year\n"
            + "SOL-PERP,2026-02-10,2026-02-11,other month\n"
            + ",2026-04-01,2026-04-02,behind\n");
        final List<String> faults = List.of(
            "window of an outage lies outside the logs: program=backpack-mm-2026 market=SOL-PERP"
                + " window=2025-03-10T00:00:00Z/2025-03-11T00:00:00Z logs=2026-02-01T00:00:00Z/2026-04-01T00:00:00Z",
            "window of an outage lies outside the logs: program=backpack-mm-2026 market=all"
                + " window=2026-04-01T00:00:00Z/2026-04-02T00:00:00Z logs=2026-02-01T00:00:00Z/2026-04-01T00:00:00Z");

        assertThat(run.close(CloseRun.BOTH, "--outages", outages)).isEqualTo(2);
        assertThat(run.err().lines()).containsExactlyElementsOf(faults);
        assertThat(folder.resolve("closes")).doesNotExist();
        assertThat(run.score(CloseRun.MARCH, "--outages", outages)).isZero();
        assertThat(run.err().lines()).containsAll(faults.stream().map(fault -> "notice: " + fault).toList());
    }

    @Test
    void shouldNotCloseWithOutagesOfAMarketOfNoLog()
    {
        final CloseRun run = new CloseRun(folder);
        final String outages = run.file("o.csv",
            "market,from,to,reason\nSOL-PERP,2026-03-10,2026-03-11,down\nSOLPERP,2026-03-10,2026-03-11,slip\n");
        final String refused = outages + ":3: market of no log: market=SOLPERP known=SOL-PERP\n";

        assertThat(run.close(CloseRun.BOTH, "--outages", outages)).isEqualTo(2);
        assertThat(run.err()).isEqualTo(refused);
        assertThat(run.score(CloseRun.MARCH, "--outages", outages)).isEqualTo(2);
        assertThat(run.err()).isEqualTo(refused);
    }

    private String outage()
    {
        return new CloseRun(folder).file("o.csv",
            "market,from,to,reason\nSOL-PERP,2026-03-10T00:00:00Z,2026-03-12T00:00:00Z,venue down\n");
    }
}
