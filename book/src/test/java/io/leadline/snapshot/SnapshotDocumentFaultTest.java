package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.leadline.config.Configuration;
import io.leadline.log.BareDocuments;
import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that no writer wrote: refused by name, never decoded into something else. */
class SnapshotDocumentFaultTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final Set<Fault> OF_A_CHANGE = EnumSet.of(Fault.CORRUPT, Fault.TOO_NEW, Fault.TOO_OLD);

    /** Sequence, interval, entities, and no names. */
    private static final byte[] NUMBERS = {5, 5, 1, 0};
    private static final RecordOutput BODY = SnapshotDocuments.output();

    private static List<byte[]> documents;
    private static List<byte[]> crowdedDocuments;

    @BeforeAll
    static void writeLogs(@TempDir final Path folder)
    {
        documents = write(Configurations.fixed("2h"), folder.resolve("fixed"));
        crowdedDocuments = write(Configurations.crowded("2h"), folder.resolve("crowded"));
        // All kinds, and a change of day.
        for (int kind = SnapshotLayout.CONFIGURATION; kind <= SnapshotLayout.SNAPSHOTS; kind++)
        {
            final int wanted = kind;
            assertThat(documents.stream().filter(document -> SnapshotDocuments.kind(document) == wanted)).isNotEmpty();
        }
        assertThat(documents).hasSizeBetween(20, 80);
    }

    private static List<byte[]> write(final Configuration configuration, final Path folder)
    {
        new RandomFeed(new Random(7), configuration, 4)
            .write(folder.resolve("events"), 120, 1_500 * SECOND_NS, 0);
        SampledBooks.sample(configuration, folder.resolve("events"), folder.resolve("snapshots"));

        return BareDocuments.of(folder.resolve("snapshots"));
    }

    @Test
    void shouldRefuseEveryBitFlip()
    {
        for (int number = 0; number < documents.size(); number++)
        {
            final byte[] document = documents.get(number);
            final List<byte[]> changes = new ArrayList<>();
            for (int bit = 0; bit < document.length * Byte.SIZE; bit++)
            {
                final byte[] changed = document.clone();
                changed[bit / Byte.SIZE] ^= (byte)(1 << bit % Byte.SIZE);
                changes.add(changed);
            }
            assertRefused(number, changes);
        }
    }

    @Test
    void shouldRefuseEveryTruncationAndExtension()
    {
        for (int number = 0; number < documents.size(); number++)
        {
            final byte[] document = documents.get(number);
            final List<byte[]> changes = new ArrayList<>();
            for (int length = 0; length <= document.length + 40; length++)
            {
                if (length != document.length)
                {
                    changes.add(Arrays.copyOf(document, length));
                }
            }
            assertRefused(number, changes);
        }
    }

    /** With a checksum made to fit, the chain gives the change away in the document itself. */
    @Test
    void shouldLocateChangeByChainWhereChecksumWasMadeToFit()
    {
        final Random random = new Random(1);
        for (int number = 0; number < documents.size() - 1; number++)
        {
            for (int i = 0; i < 8; i++)
            {
                final List<byte[]> log = new ArrayList<>(documents);
                final byte[] changed = documents.get(number).clone();
                final int offset = SnapshotLayout.NUMBER_OFFSET +
                    random.nextInt(changed.length - SnapshotLayout.NUMBER_OFFSET);
                changed[offset] ^= (byte)(1 << random.nextInt(Byte.SIZE));
                log.set(number, SnapshotDocuments.refit(changed));

                assertThatThrownBy(() -> readAll(log)).as("document=%d offset=%d", number, offset)
                    .isInstanceOf(LogException.class)
                    .hasMessageContaining("index=0x" + Integer.toHexString(number) + " ");
            }
        }
    }

    @Test
    void shouldNameFormatThatIsTooNewOrTooOld()
    {
        final byte[] document = documents.get(0).clone();
        document[SnapshotLayout.FORMAT_OFFSET] = 4;
        assertThatThrownBy(() -> readAll(List.of(SnapshotDocuments.refit(document))))
            .isInstanceOf(LogException.class)
            .hasMessage("too new: format of the snapshot log: path=memory index=0x0 format=4 limit=3");
        document[SnapshotLayout.FORMAT_OFFSET] = 0;
        assertThatThrownBy(() -> readAll(List.of(SnapshotDocuments.refit(document))))
            .isInstanceOf(LogException.class)
            .hasMessage("too old: format of the snapshot log: path=memory index=0x0 format=0 limit=3");
    }

    @Test
    void shouldNameDocumentThatIsMissingSwappedOrRepeated()
    {
        for (int number = 1; number < documents.size() - 1; number++)
        {
            final List<byte[]> missing = new ArrayList<>(documents);
            missing.remove(number);
            assertFault(missing, Fault.INCOMPLETE, "number=" + (number + 1) + " expected=" + number);
            final List<byte[]> swapped = new ArrayList<>(documents);
            swapped.set(number, documents.get(number + 1));
            swapped.set(number + 1, documents.get(number));
            assertFault(swapped, Fault.INCOMPLETE, "number=" + (number + 1) + " expected=" + number);
            final List<byte[]> repeated = new ArrayList<>(documents);
            repeated.add(number + 1, documents.get(number));
            assertFault(repeated, Fault.INCOMPLETE, "number=" + number + " expected=" + (number + 1));
        }
        assertFault(documents.subList(1, documents.size()), Fault.INCOMPLETE, "number=1 expected=0");
        assertFault(List.of(), Fault.MISSING, "snapshot log has no document");
    }

    /** Numbers made to fit as well: the chain names the place where documents were taken out or put in. */
    @Test
    void shouldNameBrokenChain()
    {
        for (int number = 1; number < documents.size() - 1; number++)
        {
            final List<byte[]> missing = new ArrayList<>(documents);
            missing.remove(number);
            for (int i = number; i < missing.size(); i++)
            {
                final byte[] renumbered = missing.get(i).clone();
                SnapshotDocuments.little(renumbered).putInt(SnapshotLayout.NUMBER_OFFSET, i);
                missing.set(i, SnapshotDocuments.refit(renumbered));
            }
            assertFault(
                missing, Fault.CORRUPT,
                "chain is broken: the document is not the one that follows the document before: path=memory index=0x" +
                Integer.toHexString(number) + " number=" + number + " tag=");
        }
    }

    /** Whoever makes all of it fit, chain and all, is read or refused, and brings no reader down. */
    @Test
    void shouldNeverFailOtherwiseOnRandomChangesMadeToFit()
    {
        changeAndRead(documents);
    }

    @Test
    void shouldNeverFailOtherwiseOnRandomChangesOfLongMasks()
    {
        changeAndRead(crowdedDocuments);
    }

    private static void changeAndRead(final List<byte[]> written)
    {
        int refused = 0;
        int read = 0;
        for (long seed = 1; seed <= 1_500; seed++)
        {
            final Random random = new Random(seed);
            final int count = 3 + random.nextInt(written.size() - 3);
            final List<byte[]> changed = new ArrayList<>(written.subList(0, count));
            final int number = changed.size() - 1 - random.nextInt(Math.min(3, changed.size()));
            change(random, changed, number);
            try
            {
                readAll(SnapshotDocuments.rechain(changed));
                read++;
            }
            catch (final LogException expected)
            {
                refused++;
            }
            catch (final RuntimeException | Error failure)
            {
                fail("seed=" + seed + " document=" + number, failure);
            }
        }
        assertThat(refused).isGreaterThan(400);
        assertThat(read).isGreaterThan(50);
    }

    private static void change(final Random random, final List<byte[]> log, final int number)
    {
        final byte[] document = log.get(number);
        final int length = random.nextInt(3) == 0 ?
            SnapshotLayout.BODY_OFFSET + random.nextInt(document.length) : document.length;
        final byte[] changed = Arrays.copyOf(document, length);
        for (int changes = random.nextInt(4); changes >= 0 && length > SnapshotLayout.BODY_OFFSET; changes--)
        {
            final int offset = SnapshotLayout.BODY_OFFSET + random.nextInt(length - SnapshotLayout.BODY_OFFSET);
            switch (random.nextInt(5))
            {
                case 0 -> changed[offset] ^= (byte)(1 << random.nextInt(Byte.SIZE));
                case 1 -> changed[offset] = (byte)random.nextInt(4);
                case 2 -> changed[offset] = (byte)0xff;
                case 3 -> Arrays.fill(changed, offset, Math.min(length, offset + random.nextInt(25)), (byte)0xff);
                default -> changed[offset] = (byte)random.nextInt();
            }
        }
        if (random.nextInt(4) == 0)
        {
            changed[SnapshotLayout.KIND_OFFSET] = (byte)random.nextInt(6);
        }
        if (random.nextInt(8) == 0)
        {
            SnapshotDocuments.little(changed).putLong(SnapshotLayout.TIME_OFFSET, random.nextLong());
        }
        log.set(number, changed);
    }

    /** Nested as deeply as documents are long: neither a stack nor time runs out. */
    @Test
    void shouldRefuseSnapshotThatGoesOnInsideItsDocument()
    {
        final RecordOutput body = SnapshotDocuments.output();
        for (int i = 0; i < 500_000; i++)
        {
            putGathered(body, i == 0 ? SnapshotLayout.KEYFRAME : SnapshotLayout.KEYFRAME | SnapshotLayout.CONTINUED);
        }
        final byte[] document = forged(body);
        document[SnapshotLayout.KIND_OFFSET] = SnapshotLayout.SNAPSHOTS;

        assertForged(List.of(document), "corrupt: snapshot breaks off");
    }

    /** The same over documents. */
    @Test
    void shouldReadSnapshotThatGoesOnOverManyDocuments()
    {
        final List<byte[]> log = new ArrayList<>(documents.subList(0, 1));
        for (int i = 0; i < 100_000; i++)
        {
            log.add(forged(section(
                0,
                (i == 0 ? SnapshotLayout.KEYFRAME : SnapshotLayout.KEYFRAME | SnapshotLayout.CONTINUED) |
                (i == 99_999 ? 0 : SnapshotLayout.MORE))));
        }

        assertThat(readAll(SnapshotDocuments.rechain(log))).hasSize(1);
    }

    @Test
    void shouldRefuseSnapshotThatBreaksOffBeforeAnother()
    {
        final byte[] first = forged(section(0, SnapshotLayout.KEYFRAME | SnapshotLayout.MORE));
        final byte[] other = forged(section(1, SnapshotLayout.KEYFRAME));

        assertForged(
            List.of(first, other), "corrupt: snapshot breaks off: path=memory index=0x2 market=SOL-PERP");
    }

    @Test
    void shouldRefuseMoreMakersThanConfigured()
    {
        final byte[] configuration = documents.get(0).clone();
        final String text = new String(configuration, StandardCharsets.ISO_8859_1);
        final int limit = text.indexOf("makers_per_market: 100000") + "makers_per_market: ".length();
        System.arraycopy("2     ".getBytes(StandardCharsets.US_ASCII), 0, configuration, limit, 6);
        final RecordOutput names = SnapshotDocuments.output();
        names.putVarint(0);
        for (int i = 0; i < 3; i++)
        {
            names.putVarint(0);
            names.putVarint(1);
            names.putByte('a' + i);
        }
        final byte[] makers = forged(names);
        makers[SnapshotLayout.KIND_OFFSET] = SnapshotLayout.MAKERS;

        assertThatThrownBy(() -> readAll(SnapshotDocuments.rechain(List.of(configuration, makers))))
            .isInstanceOf(LogException.class).hasMessageStartingWith("corrupt: names that no writer wrote");
    }

    @Test
    void shouldRefuseDocumentOfAnotherDayThanItsFile()
    {
        final byte[] late = forged(section(0, SnapshotLayout.KEYFRAME));
        SnapshotDocuments.little(late).putLong(
            SnapshotLayout.TIME_OFFSET, SnapshotDocuments.timeEpochNs(late) + SnapshotLayout.NS_PER_DAY);
        assertForged(List.of(late), "corrupt: document of another day than its file");
        assertForged(List.of(documents.get(0)), "corrupt: document of another day than its file");
    }

    /** A section of one entity, without an entry, that has one market's document to itself. */
    private static RecordOutput section(final int market, final int head)
    {
        BODY.length(SnapshotLayout.BODY_OFFSET);
        BODY.putVarint(market);
        BODY.putByte(head);
        if ((head & SnapshotLayout.CONTINUED) == 0)
        {
            BODY.putBytes(NUMBERS);
        }

        return BODY;
    }

    private static void putGathered(final RecordOutput body, final int head)
    {
        final boolean isFirst = (head & SnapshotLayout.CONTINUED) == 0;
        body.putVarint(0);
        body.putBytes(new byte[] {(byte)(isFirst ? 1 + NUMBERS.length : 1), 0, 0});
        body.putByte(head | SnapshotLayout.MORE);
        if (isFirst)
        {
            body.putBytes(NUMBERS);
        }
    }

    /** A document of snapshots at the time of the log's first document. */
    private static byte[] forged(final RecordOutput body)
    {
        final byte[] document = SnapshotDocuments.bytes(body);
        System.arraycopy(documents.get(0), 0, document, 0, SnapshotLayout.BODY_OFFSET);
        document[SnapshotLayout.KIND_OFFSET] = SnapshotLayout.SNAPSHOT;

        return document;
    }

    private static void assertForged(final List<byte[]> forged, final String message)
    {
        final List<byte[]> log = new ArrayList<>(documents.subList(0, 1));
        log.addAll(forged);
        assertThatThrownBy(() -> readAll(SnapshotDocuments.rechain(log)))
            .isInstanceOf(LogException.class).hasMessageStartingWith(message);
    }

    private static void assertFault(final List<byte[]> log, final Fault fault, final String message)
    {
        assertThatThrownBy(() -> readAll(log))
            .isInstanceOfSatisfying(LogException.class, failure -> assertThat(failure.fault()).isEqualTo(fault))
            .hasMessageContaining(message);
    }

    /** One reader goes up to a document and is shown every change of it: each is refused, and none leaves a trace. */
    private static void assertRefused(final int number, final List<byte[]> changes)
    {
        final List<byte[]> log = new ArrayList<>(documents.subList(0, number));
        final BareDocuments bare = new BareDocuments(log);
        final SnapshotLogReader reader = number == 0 ? null : SnapshotLogReader.open(bare);
        if (reader != null)
        {
            MeasuredLines.read(reader);
        }
        for (int i = 0; i < changes.size(); i++)
        {
            final String description = "document=" + number + " change=" + i;
            log.subList(number, log.size()).clear();
            log.add(changes.get(i));
            final LogException refused = catchThrowableOfType(
                LogException.class, () -> (reader == null ? SnapshotLogReader.open(bare) : reader).next());
            assertThat(refused).as(description).isNotNull();
            assertThat(refused.fault()).as(description).isIn(OF_A_CHANGE);
            assertThat(refused.getMessage()).as(description).contains("index=0x" + Integer.toHexString(number) + " ");
            bare.back();
        }
        if (reader != null)
        {
            log.set(number, documents.get(number));
            MeasuredLines.read(reader);
            assertThat(reader.documentCount()).isEqualTo(number + 1);
        }
    }

    private static List<String> readAll(final List<byte[]> log)
    {
        final BareDocuments bare = new BareDocuments(log);
        try (SnapshotLogReader reader = SnapshotLogReader.open(bare))
        {
            return MeasuredLines.read(reader);
        }
        finally
        {
            assertThat(bare.isClosed()).isTrue();
        }
    }
}
