package io.leadline.proof.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.command.Version;
import io.leadline.program.Programs;
import io.leadline.proof.dispute.DisputedVenue.Run;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verb over a dozen seconds in which a maker quotes, loses a side, strays, fills and leaves. */
class DisputeVerbTest
{
    private static final long START_EPOCH_NS = 1_678_701_600_000_000_000L;
    private static final String DRIFT = "drift-mip-2023-03";
    private static final String CONFIGURATION = """
        venue: example
        markets:
          - { name: SOL-PERP, tick: "0.01", lot: "0.1" }
          - { name: BONK-PERP, tick: "0.01", lot: "0.1" }
        ladders:
          - { name: mid, reference: mid, edges_bps: [7.5, 15, 20, 100] }
          - { name: touch, reference: touch, edges_bps: [1, 3, 5, 10, 15, 20] }
        schedule: { every: 1s, instant: fixed }
        detail: orders
        makers:
          - { name: alpha, accounts: [alpha-1] }
          - { name: beta, accounts: [beta-1] }
          - { name: absent, accounts: [absent-1] }
        """;

    @TempDir
    private static Path folder;
    private static DisputedVenue venue;

    @BeforeAll
    static void trade() throws IOException
    {
        venue = new DisputedVenue(folder.resolve("venue"), CONFIGURATION, List.of(
            row(0, "add,b1,beta-1,bid,19.99,500,,,P"),
            row(0, "add,b2,beta-1,ask,20.01,500,,,P"),
            row(0, "add,a1,alpha-1,bid,19.98,200,,,P"),
            row(0, "add,a2,alpha-1,ask,20.02,150,,,P"),
            row(2_500, "cancel,a2,,,,,,,"),
            row(4_500, "add,a3,alpha-1,ask,20.20,80,,,"),
            row(6_500, "replace,a3,,,20.03,100,a4,,"),
            row(6_600, "fill,a1,,,,50,,gamma,"),
            row(8_500, "cancel,a1,,,,,,,"),
            row(8_600, "reduce,a4,,,,0,,,"),
            row(9_500, "status,,,,,,,,halted"),
            row(10_500, "status,,,,,,,,open"),
            row(10_600, "add,a5,alpha-1,bid,19.99,10,,,P"),
            row(10_700, "add,a6,alpha-1,ask,20.01,10,,,P"),
            row(12_500, "cancel,a6,,,,,,,"),
            row(14_000, "trade,,,,20,1,,,")));
    }

    private static String row(final long timeMs, final String rest)
    {
        return START_EPOCH_NS + timeMs * 1_000_000L + ",SOL-PERP," + rest;
    }

    private static Run dispute(final Object... args)
    {
        return venue.dispute(args);
    }

    @Test
    void shouldSayWhyOfEverySnapshot() throws IOException
    {
        final Run run = dispute("--program", DRIFT, "--market", "SOL-PERP", "--maker", "alpha", "--quiet");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertGolden("drift.txt", run.out());
        assertFits(run);
    }

    private static void assertFits(final Run run)
    {
        assertThat(run.out().lines()).isNotEmpty().allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    /** Names may be as long as the configuration lets them be. */
    @Test
    void shouldFitATerminalWhateverIsNamedHow() throws IOException
    {
        final String maker = "m".repeat(128);
        final String market = "A VERY LONG MARKET " + "X".repeat(100);
        final DisputedVenue wide = new DisputedVenue(
            folder.resolve("wide"),
            CONFIGURATION.replace("SOL-PERP", market).replace("name: alpha", "name: " + maker), List.of(
                row(0, "add,b1,beta-1,bid,19.99,500,,,P").replace("SOL-PERP", market),
                row(0, "add,b2,beta-1,ask,20.01,500,,,P").replace("SOL-PERP", market),
                row(0, "add," + "o".repeat(128) + ",alpha-1,bid,19.98,100000000000,,,P").replace("SOL-PERP", market),
                row(2_000, "trade,,,,20,1,,,").replace("SOL-PERP", market)));
        final Path program = wide.write("wide.yaml", new String(
            Programs.builtInBytes(DRIFT), StandardCharsets.UTF_8).replace("SOL-PERP", '"' + market + '"'));

        final Run period = wide.dispute("--program", program, "--market", market, "--maker", maker, "--quiet");
        final Run instant = wide.dispute(
            "--program", program, "--market", market, "--maker", maker, "--quiet", "--at", "2023-03-13T10:00:01Z",
            "--events", wide.events());

        assertThat(period.err() + instant.err()).isEmpty();
        assertFits(period);
        assertFits(instant);
        assertThat(period.out().replaceAll("\\s", "")).contains(maker).contains("X".repeat(100));
        assertThat(instant.out().replaceAll("\\s", "")).contains("o".repeat(128));
    }

    @Test
    void shouldNameWhatDiffersFromTheEventsInWords() throws IOException
    {
        final DisputedVenue other = new DisputedVenue(folder.resolve("other"), CONFIGURATION, List.of(
            row(0, "add,b1,beta-1,bid,19.99,500,,,P"),
            row(0, "add,b2,beta-1,ask,20.01,500,,,P"),
            row(0, "add,a1,alpha-1,bid,19.98,190,,,P"),
            row(0, "add,a2,alpha-1,ask,20.03,150,,,P"),
            row(1_500, "fill,a1,,,,50,,gamma,"),
            row(2_500, "cancel,a2,,,,,,,")));

        final Run run = dispute(
            "--program", DRIFT, "--market", "SOL-PERP", "--maker", "alpha", "--quiet",
            "--at", "2023-03-13T10:00:02Z", "--events", other.events());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().replaceAll("\\s+", " ")).contains("NOT EQUAL").doesNotContain("field ").contains(
            "last event: log=4 events=5",
            "whole book, filled size: log=0 events=50",
            "whole book, filled notional: log=0 events=999",
            "whole book, bid size within 15 bps of the mid: log=700 events=640",
            "whole book, bid notional within 15 bps of the mid: log=13991 events=12792.2",
            "whole book, ask notional within 5 bps of the touch: log=13008 events=10005");
    }

    @Test
    void shouldNameTheMakerWhoseOrdersDiffer() throws IOException
    {
        final DisputedVenue other = new DisputedVenue(folder.resolve("others"), CONFIGURATION, List.of(
            row(0, "add,b1,beta-1,bid,19.99,500,,,P"),
            row(0, "add,b2,beta-1,ask,20.01,500,,,P"),
            row(0, "add,a1,beta-1,bid,19.98,200,,,P"),
            row(0, "add,a2,alpha-1,ask,20.02,150,,,P"),
            row(2_500, "cancel,a2,,,,,,,")));

        final Run run = dispute(
            "--program", DRIFT, "--market", "SOL-PERP", "--maker", "alpha", "--quiet",
            "--at", "2023-03-13T10:00:02Z", "--events", other.events());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().replaceAll("\\s+", " ")).contains(
            "maker beta, bid size within 15 bps of the mid: log=500 events=700",
            "maker beta, bid notional within 10 bps of the touch: log=9995 events=13991",
            "maker beta, bid orders: log=1 events=2",
            "maker alpha, best bid: log=19.98 events=none",
            "maker alpha, bid size within 100 bps of the mid: log=200 events=0");
    }

    /** What a file of outages says is a stranger's, be it the venue's own file. */
    @Test
    void shouldShowAnOutagesReasonAsWords() throws IOException
    {
        final String hostile =
            "<script>alert(1)</script> \u001b[31m\u202egnp.exe\u2028 \"up\"\ngrade " + "z".repeat(5_000);
        final Path outages = venue.write("outages.csv", "market,from,to,reason\nSOL-PERP,2023-03-13T10:00:02Z,"
            + "2023-03-13T10:00:05Z,\"" + hostile.replace("\"", "\"\"") + "\"\n");
        final Path page = folder.resolve("hostile.html");
        final List<Object> args = List.of("--program", DRIFT, "--market", "SOL-PERP", "--maker", "alpha", "--quiet",
            "--outages", outages);

        final Run period = dispute(Stream.concat(args.stream(), Stream.of("--html", page)).toArray());
        final Run instant = dispute(Stream.concat(args.stream(), Stream.of("--at", "2023-03-13T10:00:03Z")).toArray());
        final Run json = dispute(Stream.concat(args.stream(), Stream.of("--json")).toArray());

        assertThat(List.of(period, instant, json)).allSatisfy(run -> assertThat(run.err()).isEmpty());
        assertFits(period);
        assertFits(instant);
        for (final String shown : List.of(period.out(), instant.out(), Files.readString(page)))
        {
            assertThat(shown).contains("[31m?gnp.exe").doesNotContain("\u001b").doesNotContain("\u202e")
                .doesNotContain("\u2028").doesNotContain("z".repeat(160));
        }
        assertThat(main(page)).contains("&lt;script&gt;alert").doesNotContain("<script>");
        assertThat(json.out()).as("whole, for a program to read").contains("z".repeat(5_000)).doesNotContain("\u001b");
    }

    @Test
    void shouldSayTheSameAsJson() throws IOException
    {
        final Run run = dispute(
            "--program", DRIFT, "--market", "SOL-PERP", "--maker", "alpha", "--json", "--quiet",
            "--from", "2023-03-13T10:00:03Z", "--to", "2023-03-13T10:00:08Z");

        assertThat(run.code()).isZero();
        // The notices, which end it, are the scorer's.
        assertGolden("drift.json", run.out().substring(0, run.out().indexOf("  \"notices\"")));
    }

    @Test
    void shouldShowAnInstantWithItsBookAndOrders() throws IOException
    {
        final Path page = folder.resolve("pages").resolve("instant.html");
        final Run run = dispute(
            "--program", DRIFT, "--market", "SOL-PERP", "--maker", "alpha", "--quiet",
            "--at", "2023-03-13T10:00:07.9Z", "--events", venue.events(), "--html", page);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertGolden("instant.txt", run.out());
        assertGolden("instant.html", main(page));
        assertThat(Files.readString(page)).doesNotContain("http://").doesNotContain("https://");
    }

    @Test
    void shouldShowAPeriodAsAPage() throws IOException
    {
        final Path page = folder.resolve("period.html");
        final String text = new String(Programs.builtInBytes("backpack-mm-2024"), StandardCharsets.UTF_8)
            .replace("SOL/USDC", "SOL-PERP");
        final Run run = dispute(
            "--program", venue.write("backpack.yaml", text), "--market", "SOL-PERP", "--maker", "alpha", "--quiet",
            "--json", "--html", page);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertGolden("period.html", main(page));
        assertThat(run.out()).contains("\"code\" : \"TOO_SMALL\"");
    }

    @Test
    void shouldFillTheFormulaOfSingleOrders() throws IOException
    {
        final String text = new String(Programs.builtInBytes("dydx-lp-v3"), StandardCharsets.UTF_8)
            .replace("SOL-USD", "SOL-PERP");
        final Run run = dispute(
            "--program", venue.write("dydx.yaml", text), "--market", "SOL-PERP", "--maker", "alpha", "--quiet",
            "--at", "2023-03-13T10:00:01Z");

        assertThat(run.err()).isEmpty();
        assertGolden("orders.txt", run.out());
    }

    @Test
    void shouldSayThatAMakerNeverCame()
    {
        final Run run = dispute("--program", DRIFT, "--market", "SOL-PERP", "--maker", "absent", "--quiet");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("NOT_QUOTING").contains("the same").doesNotContain("ACTIVE |");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "--market X --maker alpha --program drift-mip-2023-03 | market is in no log: market=X markets=SOL-PERP,"
            + " BONK-PERP",
        "--market SOL-PERP --maker nobody --program drift-mip-2023-03 | maker is not in the market: maker=nobody"
            + " market=SOL-PERP makers=absent, alpha, beta",
        "--market SOL-PERP --maker alpha --program polymarket-rewards | market is none of the program's:"
            + " program=polymarket-rewards market=SOL-PERP markets=EVENT-YES",
        "--market SOL-PERP --maker alpha --program drift | no such program: program=drift allowed=a file",
        "--market SOL-PERP --maker alpha --program backpack-api-broker | program pays brokers by volumes of a file",
        "--market BONK-PERP --maker alpha --program drift-mip-2023-03 | market has no snapshot in the logs:"
            + " market=BONK-PERP",
        "--market SOL-PERP --maker alpha --program drift-mip-2023-03 --from 2024-01-01 | period lies outside the logs",
        "--market SOL-PERP --maker alpha --program drift-mip-2023-03 --at 2024-01-01 | time lies outside the period:"
            + " at=2024-01-01T00:00:00Z period=2023-03-13T00:00:00Z/2023-03-14T00:00:00Z",
        "--market SOL-PERP --maker alpha --program drift-mip-2023-03 --at 2023-03-13T09:59:59Z | no snapshot of the"
            + " market at or before the time: at=2023-03-13T09:59:59Z market=SOL-PERP first=2023-03-13T10:00:00Z",
        "--market SOL-PERP --maker alpha --program drift-mip-2023-03 --events e | --events goes with --at TIME",
        "--market SOL-PERP --maker alpha --program drift-mip-2023-03 --by-period | --by-period does not go",
        "--market SOL-PERP --maker alpha --program drift-mip-2023-03 --at 2023-03-13T10:00:01Z --lines | --lines and"
            + " --at do not go together",
        "--market SOL-PERP --maker alpha --program drift-mip-2023-03 --at 2023-03-13T10:00:01Z --events e | no event"
            + " log in folder: --events=e",
        "--market SOL-PERP --maker alpha --program drift-mip-2023-03 --html src | page is a folder: --html=src",
        "--market SOL-PERP --maker alpha --program drift-mip-2023-03 --at noon | not an ISO-8601 time in UTC",
        "--maker alpha --program drift-mip-2023-03 | Missing required option: '--market=NAME'",
    })
    void shouldRefuseAndSayWhatThereIs(final String args, final String message)
    {
        final Run run = dispute((Object[])args.split(" "));

        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    /** What a page says, without the style and script that all pages share, and without the scorer's notices. */
    private static String main(final Path page) throws IOException
    {
        final String text = Files.readString(page);

        return text.substring(text.indexOf("<main>"), text.indexOf("</main>"))
            .replaceAll("(?s)<ul class=\"notices\">.*?</ul>\n", "") + "</main>\n";
    }

    /** With {@code -Dleadline.golden=write} the files are written anew, to be read by a person before a commit. */
    private static void assertGolden(final String name, final String written) throws IOException
    {
        final String actual = written.replace(Version.text(), "VERSION");
        final Path golden = Path.of("src/test/resources/golden/dispute", name);
        if ("write".equals(System.getProperty("leadline.golden")))
        {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, actual);
        }

        assertThat(actual).isEqualTo(Files.readString(golden));
    }
}
