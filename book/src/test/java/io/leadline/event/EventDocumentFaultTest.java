package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32C;

import io.leadline.config.Configuration;
import io.leadline.log.BareDocuments;
import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that no writer wrote: refused by name, never decoded into something else. */
class EventDocumentFaultTest
{
    private static final long TIME = RandomEvents.START_EPOCH_NS;
    /** Behind what tells a document's kind, format, checksum and length. */
    private static final int HEADER_REST = EventLayout.DOCUMENT_NUMBER_OFFSET;
    private static final Set<Fault> OF_A_CHANGE = EnumSet.of(Fault.CORRUPT, Fault.TOO_NEW, Fault.TOO_OLD);

    private static List<byte[]> documents;

    @BeforeAll
    static void writeLog(@TempDir final Path folder)
    {
        try (EventLogWriter writer = new EventLogWriter(folder, Configuration.Feed.DEFAULT_MAX_JUMP_NS))
        {
            final int market = writer.market("SOL-PERP", new BigDecimal("0.01"), new BigDecimal("0.1"));
            final int account = writer.account("maker-ñ");
            final int taker = writer.account("taker");
            final long order = writer.orderId(market, "order-a");
            writer.add(TIME, market, order, account, Side.BID, 4_642, 10, EventFlags.POST_ONLY);
            writer.add(TIME + 1, market, 77, EventSink.NO_ACCOUNT, Side.ASK, 4_650, 12, 0);
            writer.fill(TIME + 2, market, order, EventSink.NO_PRICE, 3, taker, 0);
            writer.flush();
            final int elsewhere = writer.unconfiguredMarket("elsewhere");
            writer.ignored(TIME + 3, elsewhere);
            writer.replace(TIME + 4, market, order, writer.orderId(market, "order-b"), 4_641, 9, 0);
            writer.reduce(TIME + 5, market, 77, 5, 0);
            writer.level(TIME + 6, market, Side.ASK, 4_660, 0, 0);
            writer.trade(TIME + 7, market, account, 4_650, 1, account, EventFlags.PRICE_ROUNDED);
            writer.cancel(TIME + 8, market, 77);
            writer.flush();
            writer.status(TIME + 9, market, EventSink.TradingStatus.STALE);
            writer.clear(TIME + 10, market);
            writer.heartbeat(TIME + 11, EventSink.NO_MARKET);
        }
        documents = BareDocuments.of(folder);
        assertThat(documents).hasSize(3);
    }

    @Test
    void shouldRefuseEveryBitFlip()
    {
        for (int number = 0; number < documents.size(); number++)
        {
            for (int bit = 0; bit < documents.get(number).length * Byte.SIZE; bit++)
            {
                final byte[] changed = documents.get(number).clone();
                changed[bit / Byte.SIZE] ^= (byte)(1 << bit % Byte.SIZE);
                assertRefused(number, changed, "document=" + number + " bit=" + bit);
            }
        }
    }

    @Test
    void shouldRefuseEveryTruncationAndExtension()
    {
        for (int number = 0; number < documents.size(); number++)
        {
            final byte[] document = documents.get(number);
            for (int length = 0; length <= document.length + 64; length++)
            {
                if (length != document.length)
                {
                    assertRefused(
                        number, Arrays.copyOf(document, length), "document=" + number + " length=" + length);
                }
            }
        }
    }

    @Test
    void shouldNameFormatThatIsTooNewOrTooOld()
    {
        assertThatThrownBy(() -> readAll(List.of(withFormat(2))))
            .isInstanceOf(LogException.class)
            .hasMessage("too new: format of the event log: path=memory index=0x0 format=2 limit=1");
        assertThatThrownBy(() -> readAll(List.of(withFormat(0))))
            .isInstanceOf(LogException.class)
            .hasMessage("too old: format of the event log: path=memory index=0x0 format=0 limit=1");
    }

    private static byte[] withFormat(final int format)
    {
        return refit(little(documents.get(0)).putInt(EventLayout.FORMAT_OFFSET, format));
    }

    @Test
    void shouldSayWhereAndWhatIsWrong()
    {
        final byte[] changed = documents.get(1).clone();
        changed[100] ^= 1;
        assertThatThrownBy(() -> readAll(List.of(documents.get(0), changed)))
            .isInstanceOf(LogException.class)
            .hasMessageStartingWith("corrupt: checksum does not fit the document: path=memory index=0x1 checksum=");
    }

    @Test
    void shouldNameDocumentThatIsMissing()
    {
        assertThatThrownBy(() -> readAll(List.of(documents.get(0), documents.get(2))))
            .isInstanceOf(LogException.class)
            .hasMessage("incomplete: document out of its place: path=memory index=0x1 number=2 expected=1");
        assertThatThrownBy(() -> readAll(List.of(documents.get(1))))
            .isInstanceOf(LogException.class).hasMessageContaining("number=1 expected=0");
        assertThatThrownBy(() -> readAll(List.of(documents.get(0), documents.get(0))))
            .isInstanceOf(LogException.class).hasMessageContaining("number=0 expected=1");
    }

    /** Whoever changes a document can make its checksum fit. */
    @Test
    void shouldNeverFailOtherwiseOnRandomChangesWithChecksumMadeToFit()
    {
        final long start = 1;
        int refused = 0;
        int read = 0;
        for (long seed = start; seed < start + 60_000; seed++)
        {
            final Random random = new Random(seed);
            final List<byte[]> changed = new ArrayList<>(documents);
            final int number = random.nextInt(changed.size());
            changed.set(number, changed(random, changed.get(number)));
            try
            {
                readAll(changed);
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
        assertThat(refused).isGreaterThan(10_000);
        assertThat(read).isGreaterThan(1_000);
    }

    private static byte[] changed(final Random random, final byte[] document)
    {
        final int length = random.nextInt(4) == 0 ?
            EventLayout.RECORDS_OFFSET + random.nextInt(document.length) : document.length;
        final ByteBuffer buffer = little(Arrays.copyOf(document, length));
        for (int changes = random.nextInt(4); changes >= 0; changes--)
        {
            final int offset = HEADER_REST + random.nextInt(length - HEADER_REST + 1);
            final int room = length - offset;
            switch (random.nextInt(4))
            {
                case 0 -> put(buffer, offset, room, 1, random.nextInt(256));
                case 1 -> put(buffer, offset & -2, room, 2, random.nextInt(1 << 16));
                case 2 -> put(buffer, offset & -4, room, 4, random.nextInt(8) - 2);
                default -> put(buffer, offset & -8, room, 8, border(random));
            }
        }

        return refit(buffer);
    }

    private static void put(
        final ByteBuffer buffer, final int offset, final int room, final int byteCount, final long value)
    {
        for (int i = 0; i < byteCount && i < room; i++)
        {
            buffer.put(offset + i, (byte)(value >>> Byte.SIZE * i));
        }
    }

    private static long border(final Random random)
    {
        final long[] borders = {0, 1, -1, -2, Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, random.nextLong()};

        return borders[random.nextInt(borders.length)];
    }

    @Test
    void shouldRefuseDefinitionsThatNoWriterWrites()
    {
        final int market = EventLayout.RECORDS_OFFSET;
        final int account = market + 40;
        final int orderId = account + 64;
        final byte[] first = documents.get(0);
        assertThat(little(first).get(account + EventLayout.TYPE_OFFSET)).isEqualTo((byte)EventType.ACCOUNT_DEFINITION);
        assertThat(little(first).get(orderId + EventLayout.TYPE_OFFSET)).isEqualTo((byte)EventType.ORDER_ID_DEFINITION);
        final int step = market + EventLayout.TEXT_OFFSET + "SOL-PERP".length();

        assertBadRecord("no lot", little(first).putShort(market + EventLayout.FLAGS_OFFSET, (short)0));
        assertBadRecord("no tick", little(first).putShort(market + EventLayout.TICK_LENGTH_OFFSET, (short)0));
        assertBadRecord("tick of no digits", little(first).put(step, (byte)'e'));
        assertBadRecord("tick of zero", little(first).put(step + 3, (byte)'0'));
        assertBadRecord("negative lot", little(first).put(step + 4, (byte)'-'));
        assertBadRecord("lot of signs", little(first).put(step + 4, (byte)'.'));
        assertBadRecord("half a character", little(first).put(account + EventLayout.TEXT_OFFSET + 7, (byte)'n'));
        assertBadRecord("account with a step",
            little(first).putShort(account + EventLayout.TICK_LENGTH_OFFSET, (short)1));
        assertBadRecord("order of a market that is not there",
            little(first).putInt(orderId + EventLayout.NUMBER_OFFSET, 1));
        assertBadRecord("order id that is a number",
            little(first).putLong(orderId + EventLayout.DEFINED_ORDER_ID_OFFSET, 5));
        assertBadRecord("order id that is none",
            little(first).putLong(orderId + EventLayout.DEFINED_ORDER_ID_OFFSET, EventSink.NO_ORDER_ID));
    }

    @Test
    void shouldRefuseEventsThatNoWriterWrites()
    {
        final byte[] last = documents.get(2);
        final int status = EventLayout.RECORDS_OFFSET;
        assertThat(little(last).get(status + EventLayout.TYPE_OFFSET)).isEqualTo((byte)EventType.STATUS);

        assertBadRecord("status", little(last).put(status + EventLayout.SIDE_OFFSET, (byte)3));
        assertBadRecord("type", little(last).put(status + EventLayout.TYPE_OFFSET, (byte)0));
        assertBadRecord("type", little(last).put(status + EventLayout.TYPE_OFFSET, (byte)12));
        assertBadRecord("type", little(last).put(status + EventLayout.TYPE_OFFSET, (byte)-1));
        assertBadRecord("market", little(last).putInt(status + EventLayout.MARKET_OFFSET, 2));
        assertBadRecord("no market", little(last).putInt(status + EventLayout.MARKET_OFFSET, -1));
        assertBadRecord("time runs back", little(last).putLong(status + EventLayout.TIME_OFFSET, TIME));
        assertBadRecord("sequence again", little(last).putLong(status + EventLayout.SEQUENCE_OFFSET, 9));
        assertBadRecord("length", little(last).putShort(status, (short)0));
        assertBadRecord("length", little(last).putShort(status, (short)40));
        assertBadRecord("count", little(last).putInt(EventLayout.RECORD_COUNT_OFFSET, 4));
    }

    @Test
    void shouldRefuseFirstEventBefore1970OrNumberedBelowZero()
    {
        final byte[] first = documents.get(0);
        final int add = addOffset(first);

        assertBadRecord("time", little(first).putLong(add + EventLayout.TIME_OFFSET, -1));
        assertBadRecord("sequence", little(first).putLong(add + EventLayout.SEQUENCE_OFFSET, -1));
    }

    private static int addOffset(final byte[] document)
    {
        int offset = EventLayout.RECORDS_OFFSET;
        while (document[offset + EventLayout.TYPE_OFFSET] != EventType.ADD)
        {
            offset += little(document).getShort(offset);
        }

        return offset;
    }

    private static void assertBadRecord(final String what, final ByteBuffer changed)
    {
        final List<byte[]> log = new ArrayList<>(documents);
        final byte[] document = refit(changed);
        log.set((int)little(document).getLong(EventLayout.DOCUMENT_NUMBER_OFFSET), document);
        assertThatThrownBy(() -> readAll(log)).as(what)
            .isInstanceOf(LogException.class).hasMessageStartingWith("corrupt: record that no writer wrote");
    }

    private static void assertRefused(final int number, final byte[] changed, final String description)
    {
        final List<byte[]> log = new ArrayList<>(documents.subList(0, number));
        log.add(changed);
        final RecordLines shown = new RecordLines();
        final EventLogReader reader = new EventLogReader(new BareDocuments(log));
        for (int i = 0; i < number; i++)
        {
            reader.poll(shown);
        }
        final int shownBefore = shown.lines().size();
        try
        {
            reader.poll(shown);
            fail("read as if nothing were wrong: " + description);
        }
        catch (final LogException refused)
        {
            assertThat(refused.fault()).as(description).isIn(OF_A_CHANGE);
            assertThat(shown.lines()).as(description).hasSize(shownBefore);
        }
    }

    /** Reads with a handler that uses every field. */
    private static void readAll(final List<byte[]> log)
    {
        final RecordLines shown = new RecordLines();
        try (EventLogReader reader = new EventLogReader(new BareDocuments(log)))
        {
            boolean isMore = reader.poll(shown);
            while (isMore)
            {
                isMore = reader.poll(shown);
            }
        }
    }

    private static ByteBuffer little(final byte[] document)
    {
        return ByteBuffer.wrap(document.clone()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Makes length and checksum fit. */
    private static byte[] refit(final ByteBuffer changed)
    {
        final byte[] document = changed.array();
        final ByteBuffer buffer = ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(EventLayout.LENGTH_OFFSET, document.length);
        final CRC32C checksum = new CRC32C();
        checksum.update(document, EventLayout.LENGTH_OFFSET, document.length - EventLayout.LENGTH_OFFSET);
        buffer.putInt(EventLayout.CHECKSUM_OFFSET, (int)checksum.getValue());

        return document;
    }
}
