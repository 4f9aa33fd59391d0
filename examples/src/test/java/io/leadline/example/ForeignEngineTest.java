package io.leadline.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.Feed;
import io.leadline.feed.catalog.Feeds;

import uk.co.real_logic.sbe.SbeTool;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

/** The schema alone is enough for an engine in another language: its codecs are made, it is compiled, run and read. */
class ForeignEngineTest
{
    private static final String COMPILER = "g++";
    private static final Path SCHEMA = Path.of("..", "feed", "src", "main", "sbe", "leadline-events.xml");
    private static final Path SOURCE = Path.of("src", "main", "cpp", "engine.cpp");

    @TempDir
    private Path folder;

    @Test
    void shouldReadWhatAnEngineInCppSays() throws Exception
    {
        assumeTrue(hasCompiler(), "no compiler of C++: name=" + COMPILER);
        final Path codecs = Files.createDirectory(folder.resolve("codecs"));
        try (InputStream schema = Files.newInputStream(SCHEMA))
        {
            SbeTool.generate(
                new IrGenerator().generate(XmlSchemaParser.parse(schema, ParserOptions.DEFAULT)),
                codecs.toString(), "Cpp");
        }
        final Path program = folder.resolve("engine");
        final Path frames = folder.resolve("events.sbe");
        run(
            folder.resolve("compiler.txt"), COMPILER, "-std=c++17", "-I" + codecs, SOURCE.toString(), "-o",
            program.toString());
        run(frames, program.toString());

        assertThat(events(frames)).containsExactly(
            "market 0 SOL-PERP 0.01 0.1",
            "account 0 alice",
            "account 1 b\u00f6rse",
            "1 10 add 0 1 id=1 account=0 side=0 price=9990 size=50",
            "2 11 add 0 0 id=2 account=-1 side=1 price=10010 size=20",
            "3 12 fill 0 0 id=2 price=-9223372036854775808 size=5 taker=1",
            "4 13 reduce 0 0 id=1 size=30",
            "5 14 replace 0 0 id=1 new=-9223372036854775808 price=9991 size=30",
            "6 15 replace 0 0 id=1 new=3 price=9992 size=29",
            "7 16 cancel 0 0 id=3",
            "8 17 level 0 0 side=1 price=10011 size=0",
            "9 18 trade 0 0 account=0 price=10000 size=7 taker=-1",
            "10 19 status 0 0 status=1",
            "11 20 clear 0 0",
            "12 21 heartbeat 0 0",
            "13 22 heartbeat -1 0");
    }

    private static boolean hasCompiler()
    {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, COMPILER)));
    }

    private static void run(final Path output, final String... command) throws IOException, InterruptedException
    {
        final int exit = new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();

        assertThat(exit).as("%s", List.of(command)).isZero();
    }

    private List<String> events(final Path frames)
    {
        final Path log = folder.resolve("events");
        try (EventLogWriter writer = new EventLogWriter(log, Configuration.Feed.DEFAULT_MAX_JUMP_NS))
        {
            final Feed feed = Feeds.byName(
                "aeron", configuration(), List.of(frames), count -> assertThat(count).isPositive());
            feed.run(writer);
        }

        return LoggedEvents.of(log).lines();
    }

    private static Configuration configuration()
    {
        final Market market = new Market(
            "SOL-PERP", new BigDecimal("0.01"), new BigDecimal("0.1"), Market.BookKind.ORDERS, BigDecimal.ZERO,
            BigDecimal.ONE, "USD", "SOL-PERP", null, null);

        return new Configuration(
            "cpp", List.of(market), List.of(new Ladder("mid", Ladder.Reference.MID, List.of(100), false)),
            new Schedule(1_000_000_000L, false, null), Configuration.Feed.DEFAULT, Configuration.Detail.BANDS,
            Makers.ALL, Configuration.Limits.DEFAULT);
    }
}
