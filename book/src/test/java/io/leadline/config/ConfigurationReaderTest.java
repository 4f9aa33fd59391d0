package io.leadline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Configuration.Detail;
import io.leadline.config.Configuration.Feed;
import io.leadline.config.Configuration.Limits;
import io.leadline.config.Ladder.Reference;
import io.leadline.config.Makers.Maker;
import io.leadline.config.Market.BookKind;
import io.leadline.problem.BadInputException;

class ConfigurationReaderTest
{
    private static final String SECRET = "00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff";
    private static final String SHORTEST = """
        venue: v
        markets: [{ name: M, tick: 1, lot: 1 }]
        schedule: { every: 1s, instant: fixed }
        """;
    private static final String RANDOM = SHORTEST.replace("fixed", "random, seed_file: keys/seed.hex");

    @TempDir
    private Path folder;

    @Test
    void shouldFillInDefaults()
    {
        assertThat(ConfigurationReader.parse(SHORTEST, "c.yaml")).isEqualTo(new Configuration(
            "v",
            List.of(new Market("M", BigDecimal.ONE, BigDecimal.ONE, BookKind.ORDERS, BigDecimal.ZERO, BigDecimal.ONE,
                "USD", "M", null, null)),
            List.of(
                new Ladder("mid", Reference.MID, List.of(100, 300, 500, 1000, 1500, 2000, 10000), false),
                new Ladder("touch", Reference.TOUCH, List.of(100, 300, 500, 1000, 1500, 2000), false)),
            new Schedule(1_000_000_000, false, null),
            Feed.DEFAULT,
            Detail.BANDS,
            Makers.ALL,
            Limits.DEFAULT));
    }

    @Test
    void shouldReadEverythingThatCanBeSaid()
    {
        final String text = """
            # The order of keys is free.
            makers:
              - { accounts: ["acct-1", 0xAb12, "7"], name: "al,pha" }
            limits: { orders_per_market: 1, levels_per_market: 2, makers_per_market: 3 }
            detail: orders
            feed: { max_jump: 90m, max_silence: 0ms }
            schedule: { instant: random, every: 12m }
            ladders:
              - { reference: mid, edges_bps: [0, "0.25", 7.50, 10000], post_only: true, name: posted.2-b_C }
            markets:
              - name: "USDC/USDT"
                tick: "0.00010"
                lot: 100
                book: levels
                min_touch_notional: 12.50
                multiplier: 010
                quote: USDT
                venue_id: 17
                price_exponent: -5
                size_exponent: 0
            venue: "x"
            """;

        assertThat(ConfigurationReader.parse(text, "c.yaml")).isEqualTo(new Configuration(
            "x",
            List.of(new Market("USDC/USDT", new BigDecimal("0.0001"), new BigDecimal("100"), BookKind.LEVELS,
                new BigDecimal("12.5"), BigDecimal.TEN, "USDT", "17", -5, 0)),
            List.of(new Ladder("posted.2-b_C", Reference.MID, List.of(0, 25, 750, 1_000_000), true)),
            new Schedule(720_000_000_000L, true, null),
            new Feed(5_400_000_000_000L, 0),
            Detail.ORDERS,
            new Makers(false, List.of(new Maker("al,pha", List.of("acct-1", "0xAb12", "7")))),
            new Limits(1, 2, 3)));
    }

    @Test
    void shouldReadDigitsThatNoDoubleHolds()
    {
        final String text = SHORTEST.replace("tick: 1,", "tick: 123456789012345678.123456789012345678,");

        assertThat(ConfigurationReader.parse(text, "c.yaml").markets().get(0).tick())
            .isEqualTo(new BigDecimal("123456789012345678.123456789012345678"));
    }

    @Test
    void shouldAllowLargestTouchNotionalBelowLimit()
    {
        final String text = SHORTEST.replace(
            "lot: 1 }", "lot: 0.000000000000000001, min_touch_notional: 4.611686018427387903 }");

        assertThat(ConfigurationReader.parse(text, "c.yaml").markets().get(0).minTouchNotional())
            .isEqualTo(new BigDecimal("4.611686018427387903"));
    }

    @Test
    void shouldFollowAliases()
    {
        final String text = SHORTEST + """
            ladders:
              - { reference: mid, edges_bps: &edges [1, 2] }
              - { reference: touch, edges_bps: *edges }
            """;

        assertThat(ConfigurationReader.parse(text, "c.yaml").ladders())
            .extracting(Ladder::edgesBpsE2).containsExactly(List.of(100, 200), List.of(100, 200));
    }

    @Test
    void shouldPassOverByteOrderMark() throws IOException
    {
        assertThat(ConfigurationReader.read(file("c.yaml", "\ufeff" + SHORTEST)).venue()).isEqualTo("v");
    }

    @Test
    void shouldFindSeedBesideFile() throws IOException
    {
        Files.createDirectory(folder.resolve("keys"));
        file("keys/seed.hex", SECRET + "\r\n");

        final Configuration configuration = ConfigurationReader.read(file("c.yaml", RANDOM));

        assertThat(configuration.schedule().seed().bytes()).isEqualTo(HexFormat.of().parseHex(SECRET));
    }

    @Test
    void shouldNotLookForSeedOfText()
    {
        assertThat(ConfigurationReader.parse(RANDOM, "log").schedule())
            .isEqualTo(new Schedule(1_000_000_000, true, null));
    }

    @Test
    void shouldAskForSeedFileWhenInstantsAreRandom() throws IOException
    {
        final Path file = file("c.yaml", SHORTEST.replace("fixed", "random"));

        assertThat(problemsOf(file)).containsExactly(file +
            ":3: missing key: key=schedule.seed_file allowed=path of a file of 64 hex digits");
    }

    @Test
    void shouldSayThatSeedFileIsAbsentTogetherWithOtherProblems() throws IOException
    {
        final Path file = file("c.yaml", RANDOM + "colour: red\n");

        assertThat(problemsOf(file)).containsExactly(
            file + ":3: seed file cannot be read: key=schedule.seed_file value=keys/seed.hex reason=no such file " +
                "allowed=path of a file of 64 hex digits",
            file + ":4: unknown key: key=colour value=red " +
                "allowed=one of venue, markets, ladders, schedule, feed, detail, makers, limits");
    }

    @Test
    void shouldNeverShowWhatSeedFileHolds() throws IOException
    {
        Files.createDirectory(folder.resolve("keys"));
        for (final String content : List.of(SECRET.substring(1), SECRET + "0", SECRET + "\n" + SECRET, "", "x\u0000"))
        {
            file("keys/seed.hex", content);
            final Path file = file("c.yaml", RANDOM);

            assertThat(problemsOf(file)).containsExactly(file + ":3: seed file holds something else: " +
                "key=schedule.seed_file value=keys/seed.hex allowed=path of a file of 64 hex digits");
        }
    }

    @Test
    void shouldNotShowSeedThatStandsWhereItsFileBelongs() throws IOException
    {
        final Path file = file("c.yaml", SHORTEST.replace("fixed", "random, seed_file: " + SECRET));

        assertThat(problemsOf(file)).containsExactly(file + ":3: seed file cannot be read: " +
            "key=schedule.seed_file value=(hidden) reason=no such file allowed=path of a file of 64 hex digits");
    }

    @Test
    void shouldSayWhereTextIsNotUtf8() throws IOException
    {
        final Path file = folder.resolve("c.yaml");
        Files.write(file, (SHORTEST + "detail: caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problemsOf(file)).containsExactly(file + ":4: not utf-8: byte_offset=100 allowed=utf-8 text");
    }

    @Test
    void shouldSayThatTextEndsInsideCharacter() throws IOException
    {
        final Path file = folder.resolve("c.yaml");
        Files.write(file, new byte[] {'#', '\n', (byte)0xe2, (byte)0x82});

        assertThat(problemsOf(file)).containsExactly(file + ":2: not utf-8: byte_offset=2 allowed=utf-8 text");
    }

    @Test
    void shouldSayThatFileCannotBeRead()
    {
        final Path absent = folder.resolve("absent.yaml");

        assertThat(problemsOf(absent)).containsExactly(
            absent + ": configuration cannot be read: reason=no such file");
        assertThat(problemsOf(folder)).containsExactly(
            folder + ": configuration cannot be read: reason=is a directory");
    }

    @Test
    void shouldReadOrRefuseWhateverTheTextIs()
    {
        final long seed = 7;
        final Random random = new Random(seed);
        int refusedCount = 0;
        for (int i = 0; i < 6_000; i++)
        {
            final String text = mutated(ConfigurationText.write(new RandomConfiguration(random).next()), random);
            try
            {
                ConfigurationReader.parse(text, "c.yaml");
            }
            catch (final BadInputException bad)
            {
                refusedCount++;
                assertThat(bad.problems()).as("seed=%d i=%d", seed, i).isNotEmpty()
                    .allMatch(problem -> problem.matches("c\\.yaml:[1-9][0-9]*: [a-z].*"));
            }
            catch (final RuntimeException | StackOverflowError other)
            {
                throw new AssertionError("seed=" + seed + " i=" + i + " text=" + text, other);
            }
        }

        assertThat(refusedCount).isBetween(3_000, 5_999);
    }

    private static String mutated(final String text, final Random random)
    {
        final String spice = "[]{}:,-?&*!|>'\"%@`#~\\ \t\n0x9aU\u0000\u0085\ufeff";
        final StringBuilder mutated = new StringBuilder(text);
        for (int i = 1 + random.nextInt(4); i > 0; i--)
        {
            final int at = random.nextInt(mutated.length());
            switch (random.nextInt(4))
            {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, spice.charAt(random.nextInt(spice.length())));
                case 2 -> mutated.setCharAt(at, spice.charAt(random.nextInt(spice.length())));
                default -> mutated.setLength(Math.max(2, at));
            }
        }

        return mutated.toString();
    }

    @Test
    void shouldReadExamples()
    {
        final Path examples = Path.of("..", "..", "shared", "examples");
        assumeTrue(Files.exists(examples), "no examples: folder=" + examples.toAbsolutePath().normalize());

        final Configuration plain = ConfigurationReader.read(examples.resolve("plain").resolve("config.yaml"));
        final Configuration everything = ConfigurationReader.read(examples.resolve("everything/config.yaml"));

        assertThat(plain.schedule()).isEqualTo(new Schedule(1_000_000_000, false, null));
        assertThat(everything.schedule().seed()).isNotNull();
        assertThat(everything.ladders().get(0).edgesBpsE2()).containsExactly(75, 750, 1250, 10000);
        assertThat(everything.makers().makers()).containsExactly(
            new Maker("alpha", List.of("a0", "a3")), new Maker("beta", List.of("a1")));
    }

    private Path file(final String name, final String text) throws IOException
    {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> problemsOf(final Path file)
    {
        final BadInputException bad = catchThrowableOfType(
            BadInputException.class, () -> ConfigurationReader.read(file));
        assertThat(bad).isNotNull();
        assertThat(bad.getMessage()).doesNotContainIgnoringCase(SECRET.substring(0, 32));

        return bad.problems();
    }

    @Test
    void shouldReadCharactersOfTwoUnitsWhereverTheyStand()
    {
        for (int padding = 0; padding < 1_200; padding++)
        {
            final String text = "#" + "x".repeat(padding) + """

                venue: "\ud83d\ude00"
                markets:
                  - { name: M, tick: "1", lot: "1" }
                schedule: { every: 1s, instant: fixed }
                """;

            assertThat(ConfigurationReader.parse(text, "c.yaml").venue()).as("padding=%d", padding)
                .isEqualTo("\ud83d\ude00");
        }
    }
}
