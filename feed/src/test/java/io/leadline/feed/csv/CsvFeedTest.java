package io.leadline.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leadline.config.Configuration;
import io.leadline.event.EventFlags;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;
import io.leadline.problem.BadInputException;

class CsvFeedTest
{
    private static final String HEADER =
        "time_ns,market,type,order_id,account,side,price,size,new_order_id,taker,flags\n";
    private static final Configuration CONFIGURATION = FeedFixtures.configuration(
        FeedFixtures.market("SOL", "0.01", "0.1"), FeedFixtures.market("BTC", "0.5", "0.001"));

    @TempDir
    private Path directory;

    private final RecordingSink sink = new RecordingSink();

    @Test
    void shouldReadEveryType()
    {
        run(HEADER +
            "1,SOL,add,o1,a1,bid,20.5,3,,,P\n" +
            "2,SOL,add,7,,ask,20.51,0.4,,,\n" +
            "3,SOL,reduce,o1,,,,2.5,,,\n" +
            "4,SOL,fill,o1,,,20.505,1,,a2,\n" +
            "5,SOL,fill,o1,,,,1,,,\n" +
            "6,SOL,replace,o1,,,20.4,9,o2,,\n" +
            "7,SOL,replace,o2,,,20.3,8,,,\n" +
            "8,SOL,cancel,o2,,,,,,,\n" +
            "9,SOL,level,,,ask,21,0,,,\n" +
            "10,SOL,trade,,a1,,20.515,2,,a2,\n" +
            "11,SOL,trade,,,,,2,,,\n" +
            "12,SOL,status,,,,,,,,halted\n" +
            "13,SOL,status,,,,,,,,open\n" +
            "14,SOL,status,,,,,,,,stale\n" +
            "15,SOL,clear,,,,,,,,\n" +
            "16,SOL,heartbeat,,,,,,,,\n" +
            "9223372036854775807,,heartbeat,,,,,,,,\n");

        assertThat(sink.lines()).containsExactly(
            "1 add SOL o1 a1 bid 2050 30 flags=1",
            "2 add SOL 7 - ask 2051 4",
            "3 reduce SOL o1 25",
            "4 fill SOL o1 2050 10 a2 flags=8",
            "5 fill SOL o1 - 10 -",
            "6 replace SOL o1 o2 2040 90",
            "7 replace SOL o2 - 2030 80",
            "8 cancel SOL o2",
            "9 level SOL ask 2100 0",
            "10 trade SOL a1 2052 20 a2 flags=8",
            "11 trade SOL - - 20 -",
            "12 status SOL HALTED",
            "13 status SOL OPEN",
            "14 status SOL STALE",
            "15 clear SOL",
            "16 heartbeat SOL",
            "9223372036854775807 heartbeat -");
        assertThat(sink.flushCount()).isEqualTo(1);
    }

    @Test
    void shouldPassOnWhatTheRulesRefuse()
    {
        run(HEADER +
            "1,SOL,add,o1,,bid,20.505,0.15,,,\n" +
            "1,SOL,add,o2,,bid,0,-1,,,P\n" +
            "1,SOL,add,o3,,bid,99999999999999999999999999,0,,,\n" +
            "1,BTC,level,,,bid,-0.25,-99999999999999999999999999,,,\n" +
            "1,BTC,fill,o3,,,0,0.0005,,,\n");

        assertThat(sink.lines()).containsExactly(
            "1 add SOL o1 - bid 2050 2 flags=" + (EventFlags.PRICE_OFF_TICK | EventFlags.SIZE_OFF_LOT),
            "1 add SOL o2 - bid 0 -10 flags=" + EventFlags.POST_ONLY,
            "1 add SOL o3 - bid 9223372036854775807 0",
            "1 level BTC bid 0 -9223372036854775807 flags=" + EventFlags.PRICE_OFF_TICK,
            "1 fill BTC o3 0 0 - flags=" + EventFlags.SIZE_OFF_LOT);
    }

    @Test
    void shouldFindColumnsByNameAndPassOverUnknownOnesAndBlankLines()
    {
        run("note,size,type,\"price\",side,market,time_ns,order_id,note\r\n" +
            "\"a,\"\"b\r\n\",3,add,20,ask,SOL,5,\"o,1\",x\r\n" +
            "\r\n" +
            ",1,reduce,,,SOL,6,\"o,1\",");

        assertThat(sink.lines()).containsExactly("5 add SOL o,1 - ask 2000 30", "6 reduce SOL o,1 10");
    }

    @Test
    void shouldReadLinesThatEndAsOnWindows()
    {
        run("time_ns,market,type\r\n1,SOL,clear\r\n\r\n2,BTC,clear\r\n3,SOL,clear");

        assertThat(sink.lines()).containsExactly("1 clear SOL", "2 clear BTC", "3 clear SOL");
        assertThat(problems("time_ns,market,type\r\n1,SOL,clear\r\n\r\n2,BTC,cleer\r\n").get(0))
            .startsWith("in.csv:4: unknown type");
    }

    /** Rows are read a few at a time; what is wrong with one, or with the text behind it, stops behind those before. */
    @Test
    void shouldWriteEveryRowBeforeTheOneThatStopsTheImport()
    {
        for (int before = 0; before < 40; before++)
        {
            final String rows = "1,SOL,cancel,o1,,,,,,,\n".repeat(before);
            final int line = before + 2;
            sink.lines().clear();
            assertThat(problems(HEADER + rows + "1,SOL,cleer,,,,,,,,\n1,SOL,clear,,\"\n").get(0))
                .startsWith("in.csv:" + line + ": unknown type");
            assertThat(sink.lines()).hasSize(before);

            sink.lines().clear();
            assertThat(problems(HEADER + rows + "1,\"SOL\"x,clear,,,,,,,,\n1,SOL,cleer,,,,,,,,\n").get(0))
                .startsWith("in.csv:" + line + ": malformed csv");
            assertThat(sink.lines()).hasSize(before);
        }
    }

    @Test
    void shouldKnowNamesThatRowsReadTogetherAreTheFirstToName()
    {
        final StringBuilder rows = new StringBuilder(HEADER);
        final List<String> takers = new ArrayList<>();
        for (int i = 0; i < 30; i++)
        {
            takers.add("t" + i);
            rows.append(("1,SOL,fill,o1,,,,1,,t" + i + ",\n1,DOGE" + i + ",cancel,o2,,,,,,,\n").repeat(3));
        }

        final CsvFeed feed = run(rows.toString());

        assertThat(feed.counters().count("unconfigured_market")).isEqualTo(90);
        assertThat(sink.accounts()).isEqualTo(takers);
        assertThat(sink.lines()).hasSize(180).endsWith("1 fill SOL o1 - 10 t29", "1 ignored ?DOGE29");
    }

    @Test
    void shouldKeepOnlyTheTimeOfMarketsThatAreNotConfigured()
    {
        final CsvFeed feed = run(HEADER +
            "1,DOGE,add,o1,a1,bid,0.12345,3,,,P\n" +
            "2,SOL,clear,,,,,,,,\n" +
            "3,DOGE,heartbeat,,,,,,,,\n");

        assertThat(sink.lines()).containsExactly("1 ignored ?DOGE", "2 clear SOL", "3 ignored ?DOGE");
        assertThat(feed.counters().count("unconfigured_market")).isEqualTo(2);
        assertThat(feed.counters().count("price_off_tick")).isZero();
        assertThat(sink.accounts()).isEmpty();
    }

    @Test
    void shouldReadFilesInTheGivenOrderUnderTheirOwnHeaders()
    {
        final CsvFeed feed = run(
            file("b.csv", "time_ns,market,type\n2,SOL,clear\n"),
            file("a.csv", "type,time_ns,market\nclear,1,BTC\n"));

        assertThat(sink.lines()).containsExactly("2 clear SOL", "1 clear BTC");
        assertThat(feed.counters()).hasToString(
            "files=2 rows=2 add=0 reduce=0 fill=0 cancel=0 replace=0 level=0 trade=0 clear=2 status=0 heartbeat=0 " +
            "unconfigured_market=0 size_off_lot=0 price_off_tick=0 price_rounded=0");
    }

    @Test
    void shouldReadCompressedFilesByContentAndPassOverAByteOrderMark()
    {
        final byte[] content = FeedFixtures.bytes("\ufefftime_ns,market,type\n1,SOL,clear\n");

        run(
            FeedFixtures.file(directory, "one.csv", FeedFixtures.gzip(content)),
            FeedFixtures.file(directory, "two", FeedFixtures.zstd(content)),
            FeedFixtures.file(directory, "three.csv.gz", content));

        assertThat(sink.lines()).containsExactly("1 clear SOL", "1 clear SOL", "1 clear SOL");
    }

    @Test
    void shouldTakeTextsOfUpTo128Bytes()
    {
        final String longest = "\u00e4\u20ac\ud83d\ude00".repeat(14) + "ab";
        assertThat(FeedFixtures.bytes(longest)).hasSize(128);

        run(HEADER + "1,SOL,cancel," + longest + ",,,,,,,\n");

        assertThat(sink.lines()).containsExactly("1 cancel SOL " + longest);
        assertThat(problems(HEADER + "1,SOL,cancel," + longest + "c,,,,,,,\n"))
            .containsExactly("in.csv:2: text too long: column=order_id bytes=129 limit=128");
    }

    @Test
    void shouldHandOverTheRowsBeforeAMalformedOneAndEndTheBatch()
    {
        problems(HEADER + "1,SOL,clear,,,,,,,,\n2,SOL,cleer,,,,,,,,\n3,SOL,clear,,,,,,,,\n");

        assertThat(sink.lines()).containsExactly("1 clear SOL");
        assertThat(sink.flushCount()).isEqualTo(1);
    }

    @Test
    void shouldReportEverythingThatIsWrongWithARow()
    {
        assertThat(problems(HEADER + "1,SOL,clear,,,,,,,,\nx,,add,,a1,buy,1e5,,,,Q\n")).containsExactly(
            "in.csv:3: malformed time: column=time_ns value=x limit=9223372036854775807",
            "in.csv:3: missing value: column=market type=add",
            "in.csv:3: missing value: column=order_id type=add",
            "in.csv:3: unknown side: column=side value=buy allowed=bid,ask",
            "in.csv:3: malformed decimal: column=price value=1e5",
            "in.csv:3: missing value: column=size type=add",
            "in.csv:3: unknown flag: column=flags value=Q type=add allowed=P");
    }

    @Test
    void shouldNameTheLineOnWhichARowOfSeveralLinesBegins()
    {
        assertThat(problems(HEADER + "1,SOL,cancel,\"o\n1\",,,,,,,\n\n2,SOL,cancel,\"o\n\n2\",,,,,,,x\n"))
            .containsExactly("in.csv:5: unknown flag: column=flags value=x type=cancel allowed=none");
    }

    @ParameterizedTest
    @MethodSource("brokenRows")
    void shouldStopOnABrokenRow(final String row, final String problem)
    {
        assertThat(problems(HEADER + "1,SOL,clear,,,,,,,,\n" + row + "\n")).containsExactly("in.csv:3: " + problem);
    }

    static Stream<Arguments> brokenRows()
    {
        final String types = "allowed=add,reduce,fill,cancel,replace,level,trade,clear,status,heartbeat";
        final String time = "limit=9223372036854775807";

        return Stream.of(
            Arguments.of("1,SOL,clear", "wrong number of fields: fields=3 header=11"),
            Arguments.of("1,SOL,clear,,,,,,,,,", "wrong number of fields: fields=12 header=11"),
            Arguments.of(",SOL,clear,,,,,,,,", "missing value: column=time_ns"),
            Arguments.of("-1,SOL,clear,,,,,,,,", "malformed time: column=time_ns value=-1 " + time),
            Arguments.of("1.5,SOL,clear,,,,,,,,", "malformed time: column=time_ns value=1.5 " + time),
            Arguments.of(
                "9223372036854775808,SOL,clear,,,,,,,,",
                "malformed time: column=time_ns value=9223372036854775808 " + time),
            Arguments.of("1,,clear,,,,,,,,", "missing value: column=market type=clear"),
            Arguments.of("1," + "m".repeat(129) + ",clear,,,,,,,,", "text too long: column=market bytes=129 limit=128"),
            Arguments.of("1,SOL,,,,,,,,,", "missing value: column=type"),
            Arguments.of("1,SOL,Add,o1,,bid,1,1,,,", "unknown type: column=type value=Add " + types),
            Arguments.of("1,DOGE,modify,o1,,bid,1,1,,,", "unknown type: column=type value=modify " + types),
            Arguments.of("1,SOL,\" add\",o1,,bid,1,1,,,", "unknown type: column=type value= add " + types),
            Arguments.of("1,SOL,add,,,bid,1,1,,,", "missing value: column=order_id type=add"),
            Arguments.of("1,SOL,add,o1,,,1,1,,,", "missing value: column=side type=add"),
            Arguments.of("1,SOL,add,o1,,B,1,1,,,", "unknown side: column=side value=B allowed=bid,ask"),
            Arguments.of("1,SOL,add,o1,,bid,,1,,,", "missing value: column=price type=add"),
            Arguments.of("1,SOL,add,o1,,bid,NaN,1,,,", "malformed decimal: column=price value=NaN"),
            Arguments.of("1,SOL,add,o1,,bid,+1,1,,,", "malformed decimal: column=price value=+1"),
            Arguments.of("1,SOL,add,o1,,bid,1,1E3,,,", "malformed decimal: column=size value=1E3"),
            Arguments.of("1,SOL,add,o1,,bid,1,\"1,5\",,,", "malformed decimal: column=size value=1,5"),
            Arguments.of("1,SOL,add,o1,,bid,1,\"1\n5\",,,", "malformed decimal: column=size value=1\ufffd5"),
            Arguments.of("1,DOGE,add,o1,,bid,one,1,,,", "malformed decimal: column=price value=one"),
            Arguments.of(
                "1,SOL,add,o1,,bid,1," + "9".repeat(1025) + ",,,",
                "malformed decimal: column=size value=" + "9".repeat(64) + "..."),
            Arguments.of("1,SOL,add,o1,,bid,1,1,,,PP", "unknown flag: column=flags value=PP type=add allowed=P"),
            Arguments.of("1,SOL,reduce,o1,,,,,,,", "missing value: column=size type=reduce"),
            Arguments.of("1,SOL,fill,,,,1,1,,,", "missing value: column=order_id type=fill"),
            Arguments.of("1,SOL,fill,o1,,,1,,,,", "missing value: column=size type=fill"),
            Arguments.of("1,SOL,cancel,,,,,,,,", "missing value: column=order_id type=cancel"),
            Arguments.of("1,SOL,replace,o1,,,,1,o2,,", "missing value: column=price type=replace"),
            Arguments.of(
                "1,SOL,replace,o1,,,1,1," + "o".repeat(200) + ",,",
                "text too long: column=new_order_id bytes=200 limit=128"),
            Arguments.of("1,SOL,level,,,,1,1,,,", "missing value: column=side type=level"),
            Arguments.of("1,SOL,trade,,,,1,,,,", "missing value: column=size type=trade"),
            Arguments.of(
                "1,SOL,trade,,,,1,1,," + "t".repeat(129) + ",", "text too long: column=taker bytes=129 limit=128"),
            Arguments.of("1,SOL,status,,,,,,,,", "missing value: column=flags type=status"),
            Arguments.of(
                "1,SOL,status,,,,,,,,closed",
                "unknown flag: column=flags value=closed type=status allowed=open,halted,stale"),
            Arguments.of("1,SOL,clear,,,,,,,,P", "unknown flag: column=flags value=P type=clear allowed=none"),
            Arguments.of(
                "1,SOL,cancel,\"o\"1,,,,,,,",
                "malformed csv: reason=Unexpected character after closing quote: '1' (0x31)"),
            Arguments.of(
                "1,SOL,cancel,\"o1,,,,,,,", "malformed csv: reason=Unclosed quoted field at end of input"));
    }

    @Test
    void shouldStopOnABrokenHeader()
    {
        assertThat(problems("")).containsExactly("in.csv:1: header missing");
        assertThat(problems("\n\n")).containsExactly("in.csv:1: header missing");
        assertThat(problems("\ntime,market,kind,price,price\n1,SOL,clear,,\n")).containsExactly(
            "in.csv:2: duplicate column: column=price",
            "in.csv:2: missing column: column=time_ns",
            "in.csv:2: missing column: column=type");
        assertThat(problems("1,SOL,clear,,,,,,,,\n")).containsExactly(
            "in.csv:1: missing column: column=time_ns",
            "in.csv:1: missing column: column=market",
            "in.csv:1: missing column: column=type");
    }

    @Test
    void shouldNameColumnsThatARowNeedsAndTheHeaderLacks()
    {
        assertThat(problems("time_ns,market,type,order_id\n1,SOL,cancel,o1\n1,SOL,reduce,o1\n"))
            .containsExactly("in.csv:3: missing column: column=size type=reduce");
    }

    @Test
    void shouldStopOnBytesThatAreNoUtf8()
    {
        final byte[] content = FeedFixtures.bytes(HEADER + "1,SOL,clear,,,,,,,,\n1,SOL,cancel,#,,,,,,,\n");
        final int place = new String(content, StandardCharsets.UTF_8).indexOf('#');
        content[place] = (byte)0xc3;

        assertThat(problems(content)).containsExactly("in.csv:3: not UTF-8");

        final String rows = "1,SOL,clear,,,,,,,,\n".repeat(50_000);
        final byte[] many = FeedFixtures.bytes(HEADER + rows + "1,SOL,cancel,#,,,,,,,\n");
        many[many.length - 10] = (byte)0xff;

        assertThat(problems(many)).containsExactly("in.csv:50002: not UTF-8");
        assertThat(problems(new byte[] {'t', 'i', (byte)0xe2, (byte)0x82})).containsExactly("in.csv:1: not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldStopWhereCompressedInputIsCutShort(final boolean isGzip)
    {
        final StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 200_000; i++)
        {
            text.append(i).append(",SOL,cancel,").append(i * 7919L % 104729).append(",,,,,,,\n");
        }
        final byte[] content = FeedFixtures.bytes(text.toString());
        final byte[] whole = isGzip ? FeedFixtures.gzip(content) : FeedFixtures.zstd(content);
        final byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        final String reason = isGzip ? "Unexpected end of ZLIB input stream" : "Truncated source";

        final List<String> problems = problems(cut);

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0)).matches(
            "in\\.csv:[0-9]+: compressed input is cut short or damaged: reason=" + reason);
        final int line = Integer.parseInt(problems.get(0).split(":")[1]);
        assertThat(line).isBetween(1_000, 199_000);
        assertThat(sink.lines().size()).isBetween(1, line - 1);
        assertThat(problems(Arrays.copyOf(FeedFixtures.gzip(content), 5))).containsExactly(
            "in.csv:1: compressed input is cut short or damaged: reason=null");
    }

    @ParameterizedTest
    @CsvSource({"plain, 1, 3", "everything, 5, 14"})
    void shouldReadTheExamples(final String example, final long offTick, final long rounded) throws Exception
    {
        final Path events = FeedFixtures.shared("examples/" + example + "/events.csv");
        Assumptions.assumeTrue(Files.exists(events), () -> "shared examples are absent: path=" + events);
        final CsvFeed feed = new CsvFeed(
            FeedFixtures.configuration(
                FeedFixtures.market("SOL-PERP", "0.01", "0.1"), FeedFixtures.market("USDC/USDT", "0.0001", "1"),
                FeedFixtures.market("BTC", "0.5", "0.001")),
            Recording.of(List.of(events)));

        feed.run(sink);

        final List<String> rows = Files.readAllLines(events);
        final List<String> expected = new ArrayList<>();
        final List<String> actual = new ArrayList<>();
        rows.subList(1, rows.size()).forEach(row -> expected.add(row.split(",")[0] + " " + row.split(",")[2]));
        sink.lines().forEach(line -> actual.add(line.split(" ")[0] + " " + line.split(" ")[1]));
        assertThat(actual).isEqualTo(expected);
        assertThat(feed.counters().toString())
            .endsWith("unconfigured_market=0 size_off_lot=0 price_off_tick=" + offTick + " price_rounded=" + rounded);
    }

    private CsvFeed run(final String content)
    {
        return run(file("in.csv", content));
    }

    private CsvFeed run(final Path... files)
    {
        final CsvFeed feed = new CsvFeed(CONFIGURATION, Recording.of(List.of(files)));
        feed.run(sink);

        return feed;
    }

    private List<String> problems(final String content)
    {
        return problems(FeedFixtures.bytes(content));
    }

    private List<String> problems(final byte[] content)
    {
        final Path file = FeedFixtures.file(directory, "in.csv", content);
        final String folder = directory + "/";

        return catchThrowableOfType(BadInputException.class, () -> run(file))
            .problems().stream().map(problem -> problem.replace(folder, "")).toList();
    }

    private Path file(final String name, final String content)
    {
        return FeedFixtures.file(directory, name, content);
    }
}
