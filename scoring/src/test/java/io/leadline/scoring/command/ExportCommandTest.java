package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.command.Verbs;
import io.leadline.config.Makers;
import io.leadline.export.Configurations;
import io.leadline.export.FabricatedSource;
import io.leadline.export.FabricatedSource.Entity;
import io.leadline.measure.MarketStatus;
import io.leadline.scoring.LogBuilder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportCommandTest
{
    private static final long NOON_EPOCH_NS = 1_772_366_400_000_000_000L;

    private final FabricatedSource source = new FabricatedSource(Configurations.of(
        List.of(Configurations.market("SOL-PERP", "0.01", "0.1")), List.of(Configurations.mid(100)), Makers.ALL));
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;
    private Path out;

    @BeforeEach
    void fabricate()
    {
        out = folder.resolve("table.csv");
        for (int second = 0; second < 10; second++)
        {
            source.add(0, NOON_EPOCH_NS + second * 1_000_000_000L, second, MarketStatus.OK, List.of(
                new Entity("", true, source.zeros()), new Entity("alpha", true, source.zeros())));
        }
    }

    @Test
    void shouldWriteTheChosenRows() throws IOException
    {
        assertThat(run("--from", "2026-03-01T12:00:02Z", "--to", "2026-03-01T12:00:04Z", "--market", "SOL-PERP"))
            .isEqualTo(Verbs.DONE);

        assertThat(Files.readAllLines(out)).hasSize(5);
        assertThat(Files.readAllLines(out).get(1)).startsWith("1772366402000000000,SOL-PERP,2,OK,,,,");
        assertThat(err).hasToString("exported: snapshots=2 rows=4 out=" + out + System.lineSeparator());
    }

    @Test
    void shouldRefuseToWriteAFileThatIsMeantAsStdout()
    {
        out = Path.of("-");

        assertThat(run()).isEqualTo(Verbs.BAD_INPUT);

        assertThat(err.toString())
            .isEqualToIgnoringNewLines("a table is not written to stdout: out=- allowed=a file or folder");
        assertThat(out).doesNotExist();
    }

    @Test
    void shouldRefuseToWriteOverAFileOfALog() throws IOException
    {
        for (final String name : List.of("20260301F.cq4", "metadata.cq4t"))
        {
            out = Files.writeString(folder.resolve(name), "log");
            err.getBuffer().setLength(0);

            assertThat(run()).isEqualTo(Verbs.BAD_INPUT);

            assertThat(err.toString()).isEqualToIgnoringNewLines(
                "output has the name of a file of a log: out=" + out + " allowed=any other");
            assertThat(out).hasContent("log");
        }
        out = folder.resolve("beside-the-log.csv");
        assertThat(run()).isEqualTo(Verbs.DONE);
    }

    @Test
    void shouldWriteTheChosenRowsAsParquet() throws IOException
    {
        out = folder.resolve("table");

        assertThat(run("--format", "parquet", "--to", "2026-03-01T12:00:04Z")).isEqualTo(Verbs.DONE);

        assertThat(err).hasToString("exported: snapshots=4 rows=8 out=" + out + System.lineSeparator());
        final byte[] file = Files.readAllBytes(
            out.resolve("dt=2026-03-01").resolve("market=SOL-PERP").resolve("snapshots.parquet"));
        assertThat(new String(file, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
        assertThat(new String(file, file.length - 4, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
    }

    @Test
    void shouldNotWriteParquetWhereSomethingIs() throws IOException
    {
        Files.writeString(folder.resolve("own"), "kept");
        out = folder;

        assertThat(run("--format", "parquet")).isEqualTo(Verbs.BAD_INPUT);

        assertThat(err.toString()).contains(
            "output is there already: out=" + folder + " allowed=a new or an empty folder");
        assertThat(folder).isDirectoryContaining("glob:**own").isDirectoryNotContaining("glob:**dt=*");
    }

    @Test
    void shouldSayNothingWhenQuiet()
    {
        assertThat(run("--quiet", "--maker", "alpha")).isEqualTo(Verbs.DONE);

        assertThat(err.toString()).isEmpty();
        assertThat(out).exists();
    }

    @Test
    void shouldRefuseAnEmptyWindow()
    {
        assertThat(run("--from", "2026-03-02", "--to", "2026-03-02")).isEqualTo(Verbs.BAD_INPUT);

        assertThat(err.toString()).contains(
            "empty window: from=2026-03-02T00:00:00Z to=2026-03-02T00:00:00Z limit=from<to");
        assertThat(out).doesNotExist();
    }

    /** In the words of score. */
    @ParameterizedTest
    @CsvSource({
        "--from 2030-01-01,                        2030-01-01T00:00:00Z, 2026-03-02T00:00:00Z",
        "--to 2026-03-01,                          2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z",
        "--from 2026-02-01 --to 2026-02-02,        2026-02-01T00:00:00Z, 2026-02-02T00:00:00Z",
        "--from 2026-03-01T12:00:09.1Z,            2026-03-01T12:00:09.100Z, 2026-03-02T00:00:00Z",
        "--to 2026-03-01T12:00:00Z --maker beta,   2026-03-01T00:00:00Z, 2026-03-01T12:00:00Z",
        "--from 2030-01-01 --format parquet,       2030-01-01T00:00:00Z, 2026-03-02T00:00:00Z",
    })
    void shouldRefuseAPeriodOutsideTheLog(final String options, final String from, final String to)
    {
        assertThat(run(options.split(" "))).isEqualTo(Verbs.BAD_INPUT);

        assertThat(err.toString()).isEqualToIgnoringNewLines("period lies outside the logs: from=" + from + " to=" + to
            + " logs=2026-03-01T00:00:00Z..2026-03-02T00:00:00Z");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--from 2026-03-01T12:00:02.1Z --to 2026-03-01T12:00:02.9Z", "--from 2026-03-01 --to 2026-03-01T12:00:00.1Z",
        "--from 2026-03-01T12:00:09Z", "--from 2026-03-01 --to 2027-03-01"})
    void shouldTakeAPeriodThatTouchesTheLogThoughItHoldsNoRow(final String options)
    {
        assertThat(run(options.split(" "))).as(err::toString).isEqualTo(Verbs.DONE);

        assertThat(out).isNotEmptyFile();
    }

    @Test
    void shouldLeaveNoFileBehindAnUnknownMaker()
    {
        assertThat(run("--maker", "beta")).isEqualTo(Verbs.BAD_INPUT);

        assertThat(err.toString()).contains("unknown maker: maker=beta allowed=alpha");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRefuseAnUnknownMarketFormatOrTime()
    {
        assertThat(run("--market", "SOL")).isEqualTo(Verbs.BAD_INPUT);
        assertThat(run("--format", "xls")).isEqualTo(Verbs.BAD_INPUT);
        assertThat(run("--from", "noon")).isEqualTo(Verbs.BAD_INPUT);

        assertThat(err.toString())
            .contains("unknown market: market=SOL allowed=SOL-PERP")
            .contains("'xls'")
            .contains("not an ISO-8601 time in UTC: time=noon");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRefuseOrdersOfLogThatHoldsBandsAlone()
    {
        assertThat(run("--orders")).isEqualTo(Verbs.BAD_INPUT);
        assertThat(run("--orders", "--format", "parquet")).isEqualTo(Verbs.BAD_INPUT);

        assertThat(err.toString().lines().distinct()).hasSize(1).first().asString()
            .contains("snapshot log holds no orders: detail=bands needs=orders (set detail: orders in the ");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRefuseTheWholeBookAmongOrders()
    {
        assertThat(run("--orders", "--maker", "")).isEqualTo(Verbs.BAD_INPUT);

        assertThat(err.toString()).contains(
            "the whole book has no rows among the makers' orders: maker= allowed=names of makers");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldWriteOrdersAsParquet() throws IOException
    {
        final FabricatedSource orders = LogBuilder.withOrders(
            List.of(LogBuilder.MID), Configurations.market("SOL-PERP", "0.01", "0.1"))
            .bid("alpha", 1_000, 3).ask("alpha", 1_001, 4).bid("beta", 999, 5)
            .snapshot(0, NOON_EPOCH_NS, null).snapshot(0, NOON_EPOCH_NS + 1_000_000_000L, null).source();
        out = folder.resolve("table");

        assertThat(Verbs.run(
            new ExportCommand(snapshots -> orders.rewind()), new PrintWriter(new StringWriter()), new PrintWriter(err),
            "--snapshots", "log", "--out", out.toString(), "--orders", "--format", "parquet"))
            .as(err::toString).isEqualTo(Verbs.DONE);

        assertThat(err).hasToString("exported: snapshots=2 rows=6 out=" + out + System.lineSeparator());
        assertThat(out.resolve("dt=2026-03-01").resolve("market=SOL-PERP").resolve("orders.parquet")).isNotEmptyFile();
    }

    private int run(final String... options)
    {
        final List<String> args = new ArrayList<>(List.of("--snapshots", "log", "--out", out.toString()));
        args.addAll(List.of(options));

        return Verbs.run(
            new ExportCommand(snapshots -> source.rewind()), new PrintWriter(new StringWriter()),
            new PrintWriter(err), args.toArray(String[]::new));
    }
}
