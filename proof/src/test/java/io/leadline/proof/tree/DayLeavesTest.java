package io.leadline.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.config.Seed;
import io.leadline.event.Side;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.Snapshot;

import org.junit.jupiter.api.Test;

class DayLeavesTest
{
    private static final int SEEDS = Integer.getInteger("leadline.tree.seeds", 12);
    private static final long DAY = 20_513;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final int HOURS = 4;
    private static final int PER_HOUR = 25;
    private static final Configuration CONFIGURATION = ConfigurationReader.parse("""
        venue: example
        markets:
          - { name: SOL-PERP, tick: "0.01", lot: "0.1" }
        ladders:
          - { name: mid, reference: mid, edges_bps: [1, 3] }
          - { name: touch, reference: touch, edges_bps: [5] }
        schedule: { every: 1s, instant: fixed }
        detail: orders
        makers:
          - { name: "maker-1", accounts: ["a", "b"] }
          - { name: "maker-2", accounts: ["c"] }
        """, "test");
    private static final int ORDER_LIMIT = CONFIGURATION.limits().ordersPerMarket();
    private static final MeasureLayout LAYOUT = new MeasureLayout(CONFIGURATION.ladders());

    @Test
    void shouldTellEveryValueOfEveryRecord()
    {
        for (long seed = 0; seed < SEEDS; seed++)
        {
            final List<Snapshot> records = records(seed, true);
            final DayTree tree = tree(records, 3, LeafKey::isHour);
            final Map<String, byte[]> contents = new TreeMap<>();
            tree.shown().forEach(leaf -> contents.put(leaf.key().part() + " " + leaf.key().maker(), leaf.content()));

            for (int hour = 0; hour < HOURS; hour++)
            {
                final List<Snapshot> ofHour = records.subList(hour * PER_HOUR, (hour + 1) * PER_HOUR);
                final int entities = ofHour.get(PER_HOUR - 1).entityCount();
                for (int entity = 0; entity < entities; entity++)
                {
                    final byte[] content = contents.remove(hour + " " + ofHour.get(PER_HOUR - 1).name(entity));
                    assertTells(content, ofHour, entity, "seed=" + seed + " hour=" + hour + " entity=" + entity);
                }
            }
            assertThat(contents).as("nothing else: seed=%d", seed).isEmpty();
        }
    }

    private static void assertTells(
        final byte[] content, final List<Snapshot> records, final int entity, final String what)
    {
        final HourCursor cursor = new HourCursor(content, LAYOUT.fieldCount(), ORDER_LIMIT);
        for (final Snapshot record : records)
        {
            if (entity == Snapshot.WHOLE_BOOK)
            {
                assertThat(cursor.next()).as(what).isTrue();
                assertThat(List.of(cursor.status(), cursor.interval(), cursor.timeEpochNs(), cursor.eventSequence()))
                    .as(what)
                    .isEqualTo(List.of(
                        record.status(), record.interval(), record.timeEpochNs(), record.eventSequence()));
            }
            else
            {
                cursor.nextOfMaker();
            }
            assertThat(values(cursor)).as(what).isEqualTo(values(record, entity));
        }
        if (entity == Snapshot.WHOLE_BOOK)
        {
            assertThat(cursor.next()).as(what).isFalse();
        }
        else
        {
            cursor.endOfMaker();
        }
    }

    private static List<Object> values(final HourCursor cursor)
    {
        final List<Object> values = new ArrayList<>(List.of(cursor.hasRow(), cursor.bidCount(), cursor.askCount()));
        for (int field = 0; field < LAYOUT.fieldCount(); field++)
        {
            values.add(List.of(cursor.low(field), cursor.high(field)));
        }
        for (int order = 0; order < cursor.bidCount() + cursor.askCount(); order++)
        {
            values.add(List.of(cursor.priceTicks(order), cursor.sizeLots(order)));
        }

        return values;
    }

    /** Before it is known an entity has nothing. */
    private static List<Object> values(final Snapshot record, final int entity)
    {
        final boolean isKnown = entity < record.entityCount();
        final boolean hasOrders = isKnown && entity != Snapshot.WHOLE_BOOK;
        final int bids = hasOrders ? record.orders().count(entity, Side.BID) : 0;
        final int asks = hasOrders ? record.orders().count(entity, Side.ASK) : 0;
        final List<Object> values = new ArrayList<>(List.of(isKnown && record.hasRow(entity), bids, asks));
        for (int field = 0; field < LAYOUT.fieldCount(); field++)
        {
            values.add(isKnown
                ? List.of(record.low(entity, field), record.high(entity, field)) : List.of(0L, 0L));
        }
        for (int i = 0; i < bids + asks; i++)
        {
            final int order = i < bids
                ? record.orders().first(entity, Side.BID) + i : record.orders().first(entity, Side.ASK) + i - bids;
            values.add(List.of(record.orders().priceTicks(order), record.orders().sizeLots(order)));
        }

        return values;
    }

    @Test
    void shouldFollowFromValuesAloneAndFromTheSecret()
    {
        for (long seed = 0; seed < SEEDS; seed++)
        {
            final byte[] root = tree(records(seed, true), 3, key -> false).merkle().root();

            assertThat(tree(records(seed, false), 3, key -> false).merkle().root())
                .as("however little the log says of what has changed: seed=%d", seed).isEqualTo(root);
            assertThat(tree(records(seed, true), 4, key -> false).merkle().root())
                .as("another secret").isNotEqualTo(root);
            assertThat(tree(records(seed + SEEDS, true), 3, key -> false).merkle().root())
                .as("other values").isNotEqualTo(root);
        }
    }

    /** A tree may be asked for at any place: it is that of the records up to there. */
    @Test
    void shouldBeAskedForAtAnyPlace()
    {
        final List<Snapshot> records = records(1, true);
        final DayLeaves asked = leaves(3, key -> false);
        for (int i = 0; i < records.size(); i++)
        {
            asked.onSnapshot(records.get(i));
            if (i % 7 == 0)
            {
                assertThat(asked.tree(2).merkle().root()).as("record %d", i)
                    .isEqualTo(tree(records.subList(0, i + 1), 3, key -> false).merkle().root());
            }
        }
    }

    @Test
    void shouldFailWithAnyByteChanged()
    {
        final Random random = new Random(4);
        final DayTree tree = tree(records(2, true), 3, key -> true);
        for (final Leaf leaf : tree.shown())
        {
            final InclusionProof proof = tree.merkle().proof(leaf.hash());
            assertThat(leads(leaf, proof, tree)).isTrue();
            for (int i = 0; i < 30; i++)
            {
                final byte[] content = flipped(leaf.content(), random);
                final byte[] salt = flipped(leaf.salt(), random);
                assertThat(leads(new Leaf(leaf.key(), leaf.salt(), content), proof, tree)).isFalse();
                assertThat(leads(new Leaf(leaf.key(), salt, leaf.content()), proof, tree)).isFalse();
            }
        }
    }

    private static boolean leads(final Leaf leaf, final InclusionProof proof, final DayTree tree)
    {
        return proof.leads(leaf.hash(), tree.merkle().leafCount(), tree.merkle().root());
    }

    /** Whatever somebody makes of a leaf, it is read to its end or refused by name. */
    @Test
    void shouldRefuseByNameWhatIsNoLeaf()
    {
        final Random random = new Random(5);
        final List<Leaf> leaves = tree(records(3, true), 3, key -> true).shown();
        int refused = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] content = leaves.get(random.nextInt(leaves.size())).content();
            for (int edit = random.nextInt(3); edit >= 0; edit--)
            {
                content = flipped(content, random);
            }
            if (random.nextInt(4) == 0)
            {
                content = Arrays.copyOf(content, random.nextInt(content.length));
            }
            refused += isRefused(content) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(5_000);
    }

    private static boolean isRefused(final byte[] content)
    {
        try
        {
            final LeafKey key = LeafHead.of(content).key();
            if (key.isHour())
            {
                final HourCursor cursor = new HourCursor(content, LAYOUT.fieldCount(), ORDER_LIMIT);
                while (key.maker().isEmpty() && cursor.next())
                {
                    assertThat(cursor.timeEpochNs()).isNotNegative();
                }
                for (int i = 0; !key.maker().isEmpty() && i < PER_HOUR; i++)
                {
                    cursor.nextOfMaker();
                }
            }

            return false;
        }
        catch (final LeafException named)
        {
            return true;
        }
    }

    @Test
    void shouldTellTotalsAndAccounts()
    {
        final DayLeaves leaves = leaves(3, key -> true);
        final List<Snapshot> records = records(6, true);
        final Snapshot totals = records.get(records.size() - 1);
        leaves.onTotals(totals);
        final List<Leaf> shown = leaves.tree(1).shown();

        assertThat(shown).hasSize(totals.entityCount() + 2);
        for (int entity = 0; entity < totals.entityCount(); entity++)
        {
            final long[] told = LeafHead.totals(shown.get(entity).content());
            for (int field = MeasureLayout.FILLED_SIZE; field < MeasureLayout.FIRST_BAND; field++)
            {
                assertThat(told[field]).isEqualTo(totals.low(entity, field));
                assertThat(told[MeasureLayout.FIRST_BAND + field]).isEqualTo(totals.high(entity, field));
            }
        }
        assertThat(LeafHead.accounts(shown.get(totals.entityCount()).content())).containsExactly("a", "b");
        assertThatThrownBy(() -> LeafHead.accounts(shown.get(0).content())).isInstanceOf(LeafException.class);
        assertThatThrownBy(() -> LeafHead.totals(shown.get(totals.entityCount()).content()))
            .hasMessage("not a leaf: not of a day's end");
    }

    @Test
    void shouldTellWhatLeavesThereAre()
    {
        final DayLeaves leaves = leaves(3, key -> key.part() == LeafKey.TABLE);
        final List<Snapshot> records = records(6, true);
        leaves.onStart(0, List.of("", "maker-2"));
        records.forEach(leaves::onSnapshot);
        final Snapshot last = records.get(records.size() - 1);

        assertThat(leaves.tree(1).shown()).isEmpty();
        final DayTree tree = leaves.tree(2);
        assertThat(tree.merkle().leafCount()).isEqualTo(
            leaves.tree(1).merkle().leafCount() + tree.shown().size());
        assertThat(tree.shown()).hasSize(last.entityCount());
        for (final Leaf leaf : tree.shown())
        {
            final LeafTable table = LeafTable.of(leaf.content(), 1);
            assertThat(table.isListed()).isTrue();
            assertThat(table.isKnownBefore(0)).isEqualTo(List.of("", "maker-2").contains(leaf.key().maker()));
            for (int part = 0; part <= LeafKey.DAY_END; part++)
            {
                assertThat(table.contains(0, part)).as("%s part %d", leaf.key(), part)
                    .isEqualTo(part < HOURS && isKnown(records, (part + 1) * PER_HOUR - 1, leaf.key().maker()));
            }
            assertThatThrownBy(() -> LeafTable.of(leaf.content(), 2)).isInstanceOf(LeafException.class);
            assertThatThrownBy(() -> LeafHead.accounts(leaf.content())).isInstanceOf(LeafException.class);
        }
    }

    private static boolean isKnown(final List<Snapshot> records, final int record, final String name)
    {
        return IntStream.range(0, records.get(record).entityCount())
            .anyMatch(entity -> records.get(record).name(entity).equals(name));
    }

    private static byte[] flipped(final byte[] bytes, final Random random)
    {
        final byte[] flipped = bytes.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte)(1 << random.nextInt(Byte.SIZE));

        return flipped;
    }

    private static List<Snapshot> records(final long seed, final boolean isExact)
    {
        final RandomRecords random = new RandomRecords(seed, LAYOUT.fieldCount(), isExact);
        final List<Snapshot> records = new ArrayList<>();
        for (int i = 0; i < HOURS * PER_HOUR; i++)
        {
            records.add(random.next(
                DAY * 24 * HOUR_NS + i / PER_HOUR * HOUR_NS + i % PER_HOUR * (HOUR_NS / PER_HOUR) + seed));
        }

        return records;
    }

    private static DayTree tree(
        final List<Snapshot> records, final int secret, final Predicate<LeafKey> wish)
    {
        final DayLeaves leaves = leaves(secret, wish);
        records.forEach(leaves::onSnapshot);

        return leaves.tree(2);
    }

    private static DayLeaves leaves(final int secret, final Predicate<LeafKey> wish)
    {
        final byte[] bytes = new byte[Seed.LENGTH];
        bytes[0] = (byte)secret;

        return new DayLeaves(CONFIGURATION, LAYOUT, DAY, new Seed(bytes), (day, key) -> wish.test(key));
    }
}
