package io.leadline.sampler.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.event.Side;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of {@code detail: orders}: events, sampler, log, and who reads it. */
class SampleOrdersTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final String SCHEDULE = "random, seed_file: seed.hex";

    @TempDir
    private Path folder;
    private VenueFolder venue;
    private Path events;
    private Path snapshots;

    @BeforeEach
    void ingest()
    {
        venue = new VenueFolder(folder);
        venue.write("config.yaml", VenueFolder.configuration("0.01", SCHEDULE) + "detail: orders\n");
        events = venue.path("events");
        snapshots = venue.path("snapshots");
        // The mid is 100.045, so 100 bps reach from 99.05 (99.04455) to 101.04 (101.04545).
        Run.ingest(venue, events, "--input", venue.write("day.csv", String.join("\n", List.of(
            VenueFolder.HEADER,
            row(0, "add,b1,alpha,bid,99.99,5,,,P"),
            row(0, "add,b2,alpha,bid,99.05,6,,,"),
            row(0, "add,b3,alpha,bid,99.04,7,,,"),
            row(0, "add,a1,alpha,ask,101.04,8,,,"),
            row(0, "add,a2,beta,ask,100.1,1,,,"),
            row(0, "add,a3,beta,ask,100.1,2.5,,,"),
            row(0, "add,a4,beta,ask,101.05,9,,,P"),
            row(2, "fill,a3,,,,0.5,,alpha,"),
            row(4, "cancel,a2,,,,,,,"),
            row(4, "cancel,a3,,,,,,,"),
            row(12, "clear,,,,,,,,"),
            row(15, "heartbeat,,,,,,,,")))));
    }

    private static String row(final int second, final String rest)
    {
        return VenueFolder.START_EPOCH_NS + second * SECOND_NS + ",SOL-PERP," + rest;
    }

    @Test
    void shouldRecordTheMakersOrdersInsideTheOutermostEdge()
    {
        Run.sample(venue, events, snapshots);

        final List<String> orders = orders();
        assertThat(orders).hasSize(15);
        final String alpha = "alpha bids 50@9999 60@9905 asks 80@10104 ";
        assertThat(orders.subList(0, 2)).containsOnly(alpha + "beta asks 25@10010 10@10010");
        assertThat(orders.subList(2, 4)).containsOnly(alpha + "beta asks 20@10010 10@10010");
        // The mid is 100.515 now: from 99.51 to 101.52.
        assertThat(orders.subList(4, 12)).containsOnly("alpha bids 50@9999 asks 80@10104 beta asks 90@10105");
        assertThat(orders.subList(12, 15)).containsOnly("alpha beta");
    }

    private List<String> orders()
    {
        final List<String> orders = new ArrayList<>();
        try (SnapshotLogReader reader = SnapshotLogReader.open(snapshots))
        {
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                if (record == Record.SNAPSHOT)
                {
                    orders.add(orders(reader.snapshot()));
                }
            }
        }

        return orders;
    }

    private static String orders(final Snapshot snapshot)
    {
        final List<String> words = new ArrayList<>();
        final MakerOrders orders = snapshot.orders();
        for (int entity = 1; entity < snapshot.entityCount(); entity++)
        {
            words.add(snapshot.name(entity));
            for (int side = Side.BID; side <= Side.ASK; side++)
            {
                final int first = orders.first(entity, side);
                for (int order = first; order < first + orders.count(entity, side); order++)
                {
                    if (order == first)
                    {
                        words.add(side == Side.BID ? "bids" : "asks");
                    }
                    words.add(orders.sizeLots(order) + "@" + orders.priceTicks(order));
                }
            }
        }

        return String.join(" ", words);
    }

    @Test
    void shouldGoOn()
    {
        final Run sampled = Run.sample(venue, events, snapshots);
        Run.ingest(venue, events, "--append", "--input", venue.quotes("more.csv", 20, 5));
        final Run more = Run.sample(venue, events, snapshots);
        final Run anew = Run.sample(venue, events, venue.path("anew"));
        assertThat(more.printed("last_hash")).isEqualTo(anew.printed("last_hash"))
            .isNotEqualTo(sampled.printed("last_hash"));
        assertThat(orders()).hasSizeGreaterThan(15);
    }

    @Test
    void shouldRefuseToGoOnWithLogOfOtherDetail()
    {
        Run.sample(venue, events, snapshots);
        venue.write("config.yaml", VenueFolder.configuration("0.01", SCHEDULE));

        final Run refused = Run.sample(venue, events, snapshots);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).anyMatch(line -> line.contains("detail"));
        assertThat(orders()).hasSize(15);
    }

    /** The rows of the parts add up to the bytes of all snapshots, those of orders among them. */
    @Test
    void shouldCountTheBytesOfOrders()
    {
        Run.sample(venue, events, snapshots);

        final Run run = Run.of("log-stats", "--snapshots", snapshots);

        assertThat(run.printed("format")).isEqualTo("3");
        assertThat(Integer.parseInt(run.printed("orders"))).isGreaterThan(20);
        final int parts = run.out().indexOf(
            run.out().stream().filter(line -> line.startsWith("part ")).findFirst().orElseThrow());
        assertThat(run.out().subList(parts + 1, run.out().size()).stream()
            .mapToLong(line -> Long.parseLong(line.split(" +")[1])).sum())
            .isEqualTo(Long.parseLong(run.printed("snapshot").split(" +")[1]));
        assertThat(run.out()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }
}
