package io.leadline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leadline.problem.BadInputException;

/** What is said of configurations that cannot be used, word by word. */
class BrokenConfigurationTest
{
    private static final String GOOD = """
        venue: example
        markets:
          - { name: A, tick: "0.01", lot: "0.1", book: orders }
          - name: B
            tick: 0.5
            lot: 1
        ladders:
          - { name: mid, reference: mid, edges_bps: [1, 7.5], post_only: false }
          - { reference: touch, edges_bps: [5] }
        schedule: { every: 1s, instant: fixed }
        feed: { max_jump: 7d, max_silence: 5s }
        detail: bands
        makers:
          - { name: alpha, accounts: [a1, a2] }
          - { name: beta, accounts: [b1] }
        limits: { orders_per_market: 10 }
        """;

    private static final String AFTER_FIRST_LADDER =
        GOOD.substring(GOOD.indexOf("  - { reference: touch"), GOOD.indexOf("makers:"));

    private static final String ROOT_KEYS =
        "venue, markets, ladders, schedule, feed, detail, makers, limits";
    private static final String MARKET_KEYS =
        "name, tick, lot, book, min_touch_notional, multiplier, quote, venue_id, price_exponent, size_exponent";
    private static final String TEXT = "1 to 128 bytes of UTF-8, in quotes if it looks like a number or a word of YAML";
    private static final String NOT_TEXT = "not a text of 1 to 128 bytes";
    private static final String POSITIVE = "more than 0, at most 18 digits before and 18 after the point, no exponent";
    private static final String EVERY = "1ms to 24h, as 100ms, 1s, 12m or 1h";
    private static final String EDGE = "0 to 10000 with at most two decimals";
    private static final String EXPONENT = "-30 to 30";

    /** A good text with one piece replaced, and the problems that this makes. */
    private record Case(String piece, String replacement, List<String> problems)
    {
        @Override
        public String toString()
        {
            return QuotedText.shown(piece + " -> " + replacement);
        }
    }

    private static Case of(final String piece, final String replacement, final String... problems)
    {
        return new Case(piece, replacement, List.of(problems));
    }

    static Stream<Case> structure()
    {
        return Stream.of(
            of(GOOD, "", "c.yaml:1: empty configuration: allowed=a mapping of at least venue, markets, schedule"),
            of(GOOD, "# nothing\n",
                "c.yaml:1: empty configuration: allowed=a mapping of at least venue, markets, schedule"),
            of(GOOD, "text", "c.yaml:1: not a mapping: key=(whole file) value=text allowed=a mapping of " + ROOT_KEYS),
            of(GOOD, "- 1\n- 2\n",
                "c.yaml:1: not a mapping: key=(whole file) value=(list) allowed=a mapping of " + ROOT_KEYS),
            of("detail: bands", "detail: [bands",
                "c.yaml:13: bad yaml: reason=while parsing a flow sequence, expected ',' or ']', but got :"),
            of("detail: bands", "detail: \"bands",
                "c.yaml:17: bad yaml: reason=while scanning a quoted scalar, found unexpected end of stream"),
            of("detail: bands", "\tdetail: bands",
                "c.yaml:12: bad yaml: reason=while scanning for the next token, found character '\\t(TAB)' that " +
                    "cannot start any token. (Do not use \\t(TAB) for indentation)"),
            of("detail: bands", "detail: \"\\UFFFFFFFF\"",
                "c.yaml:12: bad yaml: reason=For input string: \"FFFFFFFF\" under radix 16"),
            of("detail: bands", "detail: \u0007",
                "c.yaml:12: character not allowed in yaml: code_point=7 allowed=printable characters, others escaped"),
            of(GOOD, GOOD + "---\nmore: 1\n",
                "c.yaml:17: bad yaml: reason=expected a single document in the stream, but found another document"),
            of("venue: example", "%YAML 2.0\n---\nvenue: example", "c.yaml:1: yaml of another version: allowed=1.2"),
            of("detail: bands", "detail: " + "[".repeat(20), "c.yaml:12: nested too deep: limit=16"),
            of("detail: bands", "detail: *unknown",
                "c.yaml:12: alias of nothing that is complete: alias=unknown allowed=anchors further up"),
            of("accounts: [a1, a2]", "accounts: &own [a1, *own]",
                "c.yaml:14: alias of nothing that is complete: alias=own allowed=anchors further up"),
            of("detail: bands", "details: bands",
                "c.yaml:12: unknown key: key=details value=bands allowed=one of " + ROOT_KEYS),
            of("detail: bands", "detail: bands\ndetail: orders",
                "c.yaml:13: key given twice: key=detail value=orders allowed=once"),
            of("    tick: 0.5", "    tik: 0.5",
                "c.yaml:4: missing key: key=markets[1].tick allowed=" + POSITIVE,
                "c.yaml:5: unknown key: key=markets[1].tik value=0.5 allowed=one of " + MARKET_KEYS),
            of("detail: bands", "<<: { detail: bands }",
                "c.yaml:12: unknown key: key=<< value=(mapping) allowed=one of " + ROOT_KEYS),
            of("detail: bands", "? [detail]\n: bands",
                "c.yaml:12: unknown key: key=(no text) value=bands allowed=one of " + ROOT_KEYS),
            of("detail: bands", "\"a\\nb\": 1",
                "c.yaml:12: unknown key: key=\"a\\u000Ab\" value=1 allowed=one of " + ROOT_KEYS),
            of("detail: bands", "seed: " + "5a".repeat(32),
                "c.yaml:12: unknown key: key=seed value=(hidden) allowed=one of " + ROOT_KEYS));
    }

    static Stream<Case> markets()
    {
        return Stream.of(
            of("venue: example\n", "", "c.yaml:1: missing key: key=venue allowed=" + TEXT),
            of("venue: example", "venue:", "c.yaml:1: " + NOT_TEXT + ": key=venue value=(nothing) allowed=" + TEXT),
            of("venue: example", "venue: 7", "c.yaml:1: " + NOT_TEXT + ": key=venue value=7 allowed=" + TEXT),
            of("venue: example", "venue: true", "c.yaml:1: " + NOT_TEXT + ": key=venue value=true allowed=" + TEXT),
            of("venue: example", "venue: False",
                "c.yaml:1: " + NOT_TEXT + ": key=venue value=False allowed=" + TEXT),
            of("venue: example", "venue: ''", "c.yaml:1: " + NOT_TEXT + ": key=venue value=\"\" allowed=" + TEXT),
            of("venue: example", "venue: [a]", "c.yaml:1: " + NOT_TEXT + ": key=venue value=(list) allowed=" + TEXT),
            of("venue: example", "venue: !mine a",
                "c.yaml:1: " + NOT_TEXT + ": key=venue value=!mine a allowed=" + TEXT),
            of("venue: example", "venue: \"\\ud800\"",
                "c.yaml:1: " + NOT_TEXT + ": key=venue value=\"\\uD800\" allowed=" + TEXT),
            of("venue: example", "venue: " + "\u00e9".repeat(65),
                "c.yaml:1: " + NOT_TEXT + ": key=venue value=\"" + "\\u00E9".repeat(65) + "\" allowed=" + TEXT),
            of("venue: example", "venue: " + "x".repeat(129),
                "c.yaml:1: " + NOT_TEXT + ": key=venue value=" + "x".repeat(40) + "... allowed=" + TEXT),
            of(GOOD, "venue: example\nmarkets: []\nschedule: { every: 1s, instant: fixed }\n",
                "c.yaml:2: list of the wrong length: key=markets count=0 allowed=a list of 1 to 65536 markets"),
            of(GOOD, "venue: example\nmarkets: { name: A }\nschedule: { every: 1s, instant: fixed }\n",
                "c.yaml:2: not a list: key=markets value=(mapping) allowed=a list of 1 to 65536 markets"),
            of(GOOD, "venue: example\nmarkets: [A]\nschedule: { every: 1s, instant: fixed }\n",
                "c.yaml:2: not a mapping: key=markets[0] value=A allowed=a mapping of " + MARKET_KEYS),
            of("  - name: B", "  - name: A",
                "c.yaml:4: market name given twice: key=markets[1].name value=A first=markets[0].name " +
                    "allowed=one market of a name"),
            of("    lot: 1", "    lot: 1\n    venue_id: A",
                "c.yaml:7: venue id given twice: key=markets[1].venue_id value=A first=markets[0].name " +
                    "allowed=one market of a venue id"),
            of("    lot: 1", "    lot: 1\n    venue_id: false",
                "c.yaml:7: not a text or number of 1 to 128 bytes: key=markets[1].venue_id value=false " +
                    "allowed=1 to 128 bytes of UTF-8"),
            decimal("abc"), decimal("0"), decimal("0.000"), decimal("-1"), decimal("1e-2"), decimal(".5"),
            decimal("5."), decimal("1_000"), decimal("0x10"), decimal("+1"), decimal(".inf"), decimal("1,5"),
            decimal("\u0661"),
            decimal("1234567890123456789"), decimal("0.1234567890123456789"),
            of("    lot: 1", "    lot: { a: 1 }",
                "c.yaml:6: not a positive plain decimal: key=markets[1].lot value=(mapping) allowed=" + POSITIVE),
            of("    lot: 1", "    lot: 1\n    multiplier: 0",
                "c.yaml:7: not a positive plain decimal: key=markets[1].multiplier value=0 allowed=" + POSITIVE),
            of("    lot: 1", "    lot: 1\n    min_touch_notional: -1",
                "c.yaml:7: not a plain decimal: key=markets[1].min_touch_notional value=-1 " +
                    "allowed=0 or more, at most 18 digits before and 18 after the point, no exponent"),
            of("    lot: 1", "    lot: 0.000000000000000001\n    min_touch_notional: 2.305843009213693952",
                "c.yaml:7: touch notional too large: key=markets[1].min_touch_notional value=2.305843009213693952 " +
                    "tick_lots=4611686018427387904 allowed=below 2^62 when divided by tick * lot * multiplier"),
            // 2^62 - 0.5 tick-lots, which no whole number below 2^62 reaches.
            of("    tick: 0.5\n    lot: 1",
                "    tick: 2\n    lot: 0.000000000000000001\n    min_touch_notional: 9.223372036854775807",
                "c.yaml:7: touch notional too large: key=markets[1].min_touch_notional value=9.223372036854775807 " +
                    "tick_lots=4611686018427387904 allowed=below 2^62 when divided by tick * lot * multiplier"),
            of("book: orders", "book: Orders",
                "c.yaml:3: not one of the allowed words: key=markets[0].book value=Orders allowed=orders or levels"),
            of("    lot: 1", "    lot: 1\n    quote: ~",
                "c.yaml:7: " + NOT_TEXT + ": key=markets[1].quote value=~ allowed=" + TEXT),
            of("    lot: 1", "    lot: 1\n    price_exponent: -31",
                "c.yaml:7: not an integer in range: key=markets[1].price_exponent value=-31 allowed=" + EXPONENT),
            of("    lot: 1", "    lot: 1\n    size_exponent: 1.0",
                "c.yaml:7: not an integer in range: key=markets[1].size_exponent value=1.0 allowed=" + EXPONENT),
            of("    lot: 1", "    lot: 1\n    size_exponent: \"5\"",
                "c.yaml:7: not an integer in range: key=markets[1].size_exponent value=5 allowed=" + EXPONENT));
    }

    private static Case decimal(final String tick)
    {
        return of("    tick: 0.5", "    tick: \"" + tick + "\"", "c.yaml:5: not a positive plain decimal: " +
            "key=markets[1].tick value=" + QuotedText.shown(tick) + " allowed=" + POSITIVE);
    }

    static Stream<Case> ladders()
    {
        final String seventeen =
            IntStream.rangeClosed(1, 17).mapToObj(Integer::toString).collect(Collectors.joining(", "));

        return Stream.of(
            of("reference: touch", "reference: best",
                "c.yaml:9: not one of the allowed words: key=ladders[1].reference value=best allowed=mid or touch"),
            of("- { reference: touch, ", "- { ",
                "c.yaml:9: missing key: key=ladders[1].reference allowed=mid or touch"),
            of("- { reference: touch, ", "- { reference: mid, ",
                "c.yaml:9: ladder name given twice: key=ladders[1] value=mid first=ladders[0].name " +
                    "allowed=one ladder of a name"),
            of("name: mid", "name: \"my,mid\"",
                "c.yaml:8: not a name for columns: key=ladders[0].name value=my,mid " +
                    "allowed=1 to 64 of letters, digits, '-', '_' and '.'"),
            of("[1, 7.5]", "[]",
                "c.yaml:8: list of the wrong length: key=ladders[0].edges_bps count=0 " +
                    "allowed=a list of 1 to 16 rising edges"),
            of("[1, 7.5]", "[" + seventeen + "]",
                "c.yaml:8: list of the wrong length: key=ladders[0].edges_bps count=17 " +
                    "allowed=a list of 1 to 16 rising edges"),
            of("[1, 7.5]", "7.5",
                "c.yaml:8: not a list: key=ladders[0].edges_bps value=7.5 allowed=a list of 1 to 16 rising edges"),
            of("[1, 7.5]", "[7.5, 7.50, 3, 8]",
                "c.yaml:8: edge does not rise: key=ladders[0].edges_bps[1] value=7.50 allowed=more than 7.5",
                "c.yaml:8: edge does not rise: key=ladders[0].edges_bps[2] value=3 allowed=more than 7.5"),
            edge("7.125"), edge("10000.01"), edge("-1"), edge("1e2"), edge("ten"), edge("100000"),
            of("post_only: false", "post_only: no",
                "c.yaml:8: not one of the allowed words: key=ladders[0].post_only value=no allowed=true or false"),
            of("post_only: false", "postonly: false",
                "c.yaml:8: unknown key: key=ladders[0].postonly value=false " +
                    "allowed=one of name, reference, edges_bps, post_only"),
            of(GOOD, "venue: v\nmarkets: [{ name: A, tick: 1, lot: 1 }]\nladders: []\n" +
                    "schedule: { every: 1s, instant: fixed }\n",
                "c.yaml:3: list of the wrong length: key=ladders count=0 allowed=a list of 1 to 16 ladders"));
    }

    private static Case edge(final String edge)
    {
        return of("[1, 7.5]", "[1, " + edge + "]", "c.yaml:8: not an edge in bps: key=ladders[0].edges_bps[1] value=" +
            edge + " allowed=" + EDGE);
    }

    static Stream<Case> scheduleAndFeed()
    {
        return Stream.of(
            of("schedule: { every: 1s, instant: fixed }\n", "",
                "c.yaml:1: missing key: key=schedule allowed=a mapping of every, instant, seed_file"),
            of("schedule: { every: 1s, instant: fixed }", "schedule: 1s",
                "c.yaml:10: not a mapping: key=schedule value=1s allowed=a mapping of every, instant, seed_file"),
            of("{ every: 1s, instant: fixed }", "{}",
                "c.yaml:10: missing key: key=schedule.every allowed=" + EVERY,
                "c.yaml:10: missing key: key=schedule.instant allowed=fixed or random"),
            every("0ms"), every("25h"), every("1d"), every("1.5s"), every("1"), every("1us"), every("1S"),
            every("1m30s"), every("86400001ms"), every("999999999999999999h"),
            of("instant: fixed", "instant: sometimes",
                "c.yaml:10: not one of the allowed words: key=schedule.instant value=sometimes " +
                    "allowed=fixed or random"),
            of("instant: fixed", "instant: fixed, seed_file: seed.hex",
                "c.yaml:10: seed file without use: key=schedule.seed_file value=seed.hex " +
                    "allowed=no seed_file with instant: fixed"),
            of("max_jump: 7d", "max_jump: 0s",
                "c.yaml:11: not a duration in range: key=feed.max_jump value=0s " +
                    "allowed=1ms to 3650d, as 500ms, 5s, 1m, 2h or 7d"),
            of("max_jump: 7d", "max_jump: 3651d",
                "c.yaml:11: not a duration in range: key=feed.max_jump value=3651d " +
                    "allowed=1ms to 3650d, as 500ms, 5s, 1m, 2h or 7d"),
            of("max_silence: 5s", "max_silence: 5ns",
                "c.yaml:11: not a duration in range: key=feed.max_silence value=5ns " +
                    "allowed=0s for off, or 1ms to 3650d, as 500ms, 5s, 1m, 2h or 7d"),
            of("feed: { max_jump: 7d, max_silence: 5s }", "feed:",
                "c.yaml:11: not a mapping: key=feed value=(nothing) allowed=a mapping of max_jump, max_silence"),
            of("detail: bands", "detail: all",
                "c.yaml:12: not one of the allowed words: key=detail value=all allowed=bands or orders"),
            of("reference: mid, edges_bps: [1, 7.5], post_only: false }\n" + AFTER_FIRST_LADDER,
                "reference: touch, edges_bps: [1, 7.5], post_only: false }\n" +
                    AFTER_FIRST_LADDER.replace("bands", "orders"),
                "c.yaml:12: no mid ladder to record orders in: key=detail value=orders " +
                    "allowed=bands, or orders with a mid ladder"),
            of("orders_per_market: 10", "orders_per_market: 0",
                "c.yaml:16: not an integer in range: key=limits.orders_per_market value=0 allowed=1 to 16777216"),
            of("orders_per_market: 10", "makers_per_market: 9999999999",
                "c.yaml:16: not an integer in range: key=limits.makers_per_market value=9999999999 " +
                    "allowed=1 to 262144"),
            of("orders_per_market: 10", "levels: 10",
                "c.yaml:16: unknown key: key=limits.levels value=10 " +
                    "allowed=one of orders_per_market, levels_per_market, makers_per_market"));
    }

    private static Case every(final String every)
    {
        return of("every: 1s", "every: " + every,
            "c.yaml:10: not a duration in range: key=schedule.every value=" + every + " allowed=" + EVERY);
    }

    static Stream<Case> makers()
    {
        final String list = "makers:\n" +
            "  - { name: alpha, accounts: [a1, a2] }\n" +
            "  - { name: beta, accounts: [b1] }\n";

        return Stream.of(
            of(list, "makers: some\n",
                "c.yaml:13: not a list: key=makers value=some allowed=all, or a list of makers with their accounts"),
            of(list, "makers: []\n",
                "c.yaml:13: list of the wrong length: key=makers count=0 " +
                    "allowed=all, or a list of makers with their accounts"),
            of("name: beta", "name: alpha",
                "c.yaml:15: maker name given twice: key=makers[1].name value=alpha first=makers[0].name " +
                    "allowed=one maker of a name"),
            of("[b1]", "[a2]",
                "c.yaml:15: account given twice: key=makers[1].accounts[0] value=a2 first=makers[0].accounts[1] " +
                    "allowed=one maker for an account"),
            of("[a1, a2]", "[a1, a1]",
                "c.yaml:14: account given twice: key=makers[0].accounts[1] value=a1 first=makers[0].accounts[0] " +
                    "allowed=one maker for an account"),
            of("[b1]", "[]",
                "c.yaml:15: list of the wrong length: key=makers[1].accounts count=0 " +
                    "allowed=a list of at least one account"),
            of("[b1]", "b1",
                "c.yaml:15: not a list: key=makers[1].accounts value=b1 allowed=a list of at least one account"),
            of("[b1]", "['', 12]",
                "c.yaml:15: " + NOT_TEXT + ": key=makers[1].accounts[0] value=\"\" allowed=" + TEXT,
                "c.yaml:15: " + NOT_TEXT + ": key=makers[1].accounts[1] value=12 allowed=" + TEXT),
            of("{ name: beta, accounts: [b1] }", "{ name: beta }",
                "c.yaml:15: missing key: key=makers[1].accounts allowed=a list of at least one account"));
    }

    @ParameterizedTest
    @MethodSource({"structure", "markets", "ladders", "scheduleAndFeed", "makers"})
    void shouldNameTheProblem(final Case broken)
    {
        assertThat(GOOD).contains(broken.piece());
        final String text = GOOD.replace(broken.piece(), broken.replacement());

        assertThat(problemsOf(text)).containsExactlyElementsOf(broken.problems());
    }

    @Test
    void shouldHaveNothingToSayOfTheTextThatAllOthersBreak()
    {
        assertThat(ConfigurationReader.parse(GOOD, "c.yaml").markets()).hasSize(2);
    }

    @Test
    void shouldTellAllProblemsInTheOrderOfLines()
    {
        final String text = """
            markets:
              - { name: A, tick: abc, lot: "0" }
              - name: A
                tick: 1e3
                colour: red
            ladders:
              - { reference: mid, edges_bps: [5, 3] }
            schedule: { every: 1y, instant: never }
            makers:
              - { name: m, accounts: [x, x] }
            detail: none
            detail: bands
            """;

        assertThat(problemsOf(text)).containsExactly(
            "c.yaml:1: missing key: key=venue allowed=" + TEXT,
            "c.yaml:2: not a positive plain decimal: key=markets[0].tick value=abc allowed=" + POSITIVE,
            "c.yaml:2: not a positive plain decimal: key=markets[0].lot value=0 allowed=" + POSITIVE,
            "c.yaml:3: missing key: key=markets[1].lot allowed=" + POSITIVE,
            "c.yaml:3: market name given twice: key=markets[1].name value=A first=markets[0].name " +
                "allowed=one market of a name",
            "c.yaml:4: not a positive plain decimal: key=markets[1].tick value=1e3 allowed=" + POSITIVE,
            "c.yaml:5: unknown key: key=markets[1].colour value=red allowed=one of " + MARKET_KEYS,
            "c.yaml:7: edge does not rise: key=ladders[0].edges_bps[1] value=3 allowed=more than 5",
            "c.yaml:8: not a duration in range: key=schedule.every value=1y allowed=" + EVERY,
            "c.yaml:8: not one of the allowed words: key=schedule.instant value=never allowed=fixed or random",
            "c.yaml:10: account given twice: key=makers[0].accounts[1] value=x first=makers[0].accounts[0] " +
                "allowed=one maker for an account",
            "c.yaml:11: not one of the allowed words: key=detail value=none allowed=bands or orders",
            "c.yaml:12: key given twice: key=detail value=bands allowed=once");
    }

    @Test
    void shouldStopAliasesThatStandForBillions()
    {
        final String bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + IntStream.rangeClosed(1, 10)
            .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1) + "]\n")
            .collect(Collectors.joining());

        assertThat(problemsOf(bomb)).containsExactly(
            "c.yaml:7: too many values, aliases written out: limit=4000000");
    }

    private static List<String> problemsOf(final String text)
    {
        final BadInputException bad = catchThrowableOfType(
            BadInputException.class, () -> ConfigurationReader.parse(text, "c.yaml"));
        assertThat(bad).as(text).isNotNull();

        return bad.problems();
    }
}
