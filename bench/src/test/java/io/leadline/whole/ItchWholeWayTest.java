package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.program.Program;
import io.leadline.scoring.command.ScoringMain;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture of a real venue that was joined in the middle of its day, by the verbs. */
class ItchWholeWayTest
{
    private static final String CAPTURE = "nasdaq_totalview_20160913_1650_moldudp64.pcap";
    private static final String CONFIGURATION = """
        venue: nasdaq
        markets:
          - { name: UWTI, tick: "0.0001", lot: "1" }
          - { name: OIL-ETN, tick: "0.01", lot: "1", venue_id: EUO }
        schedule: { every: 1s, instant: fixed }
        """;
    /** From 16:50:32 to 16:51:00 in New York, of each stock. */
    private static final int SECONDS = 29;

    @TempDir
    private Path folder;

    @Test
    void shouldBuildTheBooksAndClaimNoneOfThem() throws IOException
    {
        final Path config = Files.writeString(folder.resolve("config.yaml"), CONFIGURATION);
        final String ingested = RealVerbs.sampler(
            "ingest", "--feed", "itch", "--config", config.toString(), "--events",
            folder.resolve("events").toString(), "--input", capture().toString(), "--quiet");
        RealVerbs.sampler(
            "sample", "--config", config.toString(), "--events", folder.resolve("events").toString(),
            "--snapshots", folder.resolve("snapshots").toString(), "--quiet");

        assertThat(RealVerbs.printed(ingested, "read_packets")).isEqualTo("2036");
        assertThat(RealVerbs.printed(ingested, "read_holes")).isEqualTo("0");
        assertThat(RealVerbs.printed(ingested, "read_stale_marks")).isEqualTo("2");
        assertThat(RealVerbs.printed(ingested, "time_ran_back")).isEqualTo("0");
        assertThat(RealVerbs.printed(ingested, "event_add")).isEqualTo("153");
        int count = 0;
        int withBook = 0;
        try (SnapshotLogReader reader = SnapshotLogReader.open(folder.resolve("snapshots")))
        {
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                final Snapshot snapshot = reader.snapshot();
                assertThat(snapshot.status()).isEqualTo(MarketStatus.STALE);
                withBook += snapshot.low(Snapshot.WHOLE_BOOK, MeasureLayout.BEST_BID) > 0 ? 1 : 0;
                count++;
            }
        }

        assertThat(count).isEqualTo(2 * SECONDS);
        assertThat(withBook).isGreaterThan(SECONDS);
    }

    /** MAXM is registered and never quotes, UBSS does both: the registered are told, and no size is invented. */
    @Test
    void shouldTellOfWhoeverIsRegisteredAndNeverQuotes() throws IOException
    {
        final Path config = Files.writeString(folder.resolve("config.yaml"), CONFIGURATION
            .replace("OIL-ETN", "SOL-PERP").replace("EUO", "FGMC") + "feed: { itch: { positions: list } }\n");
        Files.write(folder.resolve("08222023.NASDAQ_ITCH50"), day());
        RealVerbs.sampler(
            "sample", "--feed", "itch", "--config", config.toString(), "--events",
            folder.resolve("events").toString(), "--input", folder.resolve("08222023.NASDAQ_ITCH50").toString(),
            "--snapshots", folder.resolve("snapshots").toString(), "--quiet");

        assertThat(Files.readString(folder.resolve("list").resolve("positions-2023-08-22.csv"))).isEqualTo("""
            time_ns,market,account,primary,mode,state
            1692710999000000000,SOL-PERP,MAXM,yes,normal,active
            1692710999000000000,SOL-PERP,UBSS,no,normal,active
            1692711000000000000,SOL-PERP,UBSS,no,normal,withdrawn
            """);
        assertThat(accounts()).containsExactly("MAXM", "UBSS");
        assertThat(makers()).as("in an instant").containsExactly("UBSS");
        assertThat(scored("enrolled: [{ maker: MAXM }, { maker: UBSS }]")).contains(
            "notice: enrolled maker is in no market of the program: program=drift-mip-2023-03 maker=MAXM")
            .noneMatch(line -> line.startsWith("notice: enrolled") && line.endsWith("maker=UBSS"));
    }

    /** From 09:29:59 in New York on, 12 s. */
    private static byte[] day()
    {
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        message(file, 12, 'S', 0, 34_199, "O");
        message(file, 26, 'L', 5, 34_199, "MAXMFGMC    YNA");
        message(file, 26, 'L', 5, 34_199, "UBSSFGMC    NNA");
        message(file, 40, 'F', 5, 34_199, "\0\0\0\0\0\0\0\1B\0\0\0\144FGMC    \0\14\70\350UBSS");
        message(file, 26, 'L', 5, 34_200, "UBSSFGMC    NNW");
        message(file, 12, 'S', 0, 34_211, "Q");

        return file.toByteArray();
    }

    private static void message(
        final ByteArrayOutputStream file, final int length, final char type, final int locate, final long seconds,
        final String body)
    {
        final long time = seconds * 1_000_000_000;
        file.writeBytes(ByteBuffer.allocate(Short.BYTES + length)
            .putShort((short)length).put((byte)type).putShort((short)locate).putShort((short)0)
            .putShort((short)(time >>> Integer.SIZE)).putInt((int)time)
            .put(body.getBytes(StandardCharsets.ISO_8859_1))
            .array());
    }

    private List<String> accounts()
    {
        final List<String> accounts = new ArrayList<>();
        final EventHandler handler = new EventHandler()
        {
            @Override
            public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
            {
                // They are those of the configuration.
            }

            @Override
            public void onAccount(final int account, final String name)
            {
                accounts.add(name);
            }

            @Override
            public void onEvent(final Event event)
            {
                // Whoever is named is looked for.
            }
        };
        try (EventLogReader reader = new EventLogReader(folder.resolve("events")))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.pollToEnd(handler);
            }
        }

        return accounts;
    }

    private Set<String> makers()
    {
        final Set<String> makers = new TreeSet<>();
        try (SnapshotLogReader reader = SnapshotLogReader.open(folder.resolve("snapshots")))
        {
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                for (int entity = 1; entity < reader.snapshot().entityCount(); entity++)
                {
                    makers.add(reader.snapshot().name(entity));
                }
            }
        }

        return makers;
    }

    private List<String> scored(final String enrolled) throws IOException
    {
        final Path program = folder.resolve("program.yaml");
        try (InputStream text = Program.class.getResourceAsStream("/programs/drift-mip-2023-03.yaml"))
        {
            Files.writeString(program, new String(text.readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("(?m)^enrolled: \\[\\]", enrolled));
        }
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        assertThat(ScoringMain.run(
            new PrintWriter(out, true), new PrintWriter(err, true), "score", "--program", program.toString(),
            "--snapshots", folder.resolve("snapshots").toString(), "--out", folder.resolve("scores").toString()))
            .as("said: %s", err).isZero();

        return Stream.concat(out.toString().lines(), err.toString().lines()).toList();
    }

    private static Path capture()
    {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent())
        {
            final Path candidate = at.resolve("shared").resolve("data").resolve("itch").resolve(CAPTURE);
            if (Files.exists(candidate))
            {
                return candidate;
            }
        }
        Assumptions.abort("no shared recordings above the working directory: name=data/itch");

        throw new IllegalStateException("unreachable");
    }
}
