package io.leadline.bench.feed.itch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * A seeded day of ITCH messages as MoldUDP64 packets, one behind the other, each behind its length in two bytes. The
 * mix is that of a capture of the venue in the afternoon: of ten messages four add, four delete, one replaces, and one
 * executes or cancels a part; one add in twelve names a participant. It begins with the event that empties all books.
 */
public final class ItchDay
{
    /** Messages of a packet. */
    public static final int MESSAGES_PER_PACKET = 8;

    private static final int STOCKS = 100;
    private static final int RESTING = 20_000;
    private static final int SPREAD = 400;
    private static final long OPEN_NS = 34_200_000_000_000L;
    private static final int MAX_BYTES_PER_MESSAGE = 48;
    private static final String[] PARTICIPANTS = {"VIRT", "FLTU", "GSCO", "UBSS", "PUND"};

    private final Random random;
    private final ByteBuffer bytes;
    private final long[] references = new long[2 * RESTING];
    private final int[] locates = new int[2 * RESTING];
    private int resting;
    private int messagesLeft;
    private int inPacket;
    private int packetOffset;
    private long nextSequence = 1;
    private long nextReference = 1;
    private long timeNs = OPEN_NS;

    private ItchDay(final long seed, final int messageCount)
    {
        random = new Random(seed);
        bytes = ByteBuffer.allocate(messageCount * MAX_BYTES_PER_MESSAGE);
        messagesLeft = messageCount;
    }

    /** A day of which {@link #packet()} makes one packet after the other. */
    public ItchDay(final long seed)
    {
        this(seed, MESSAGES_PER_PACKET);
        begin('S', 0, 12).put((byte)'O');
        end();
    }

    /** The packets of a day of so many messages, a multiple of {@link #MESSAGES_PER_PACKET}. */
    static byte[] packets(final long seed, final int messageCount)
    {
        final ItchDay day = new ItchDay(seed, messageCount);
        day.begin('S', 0, 12).put((byte)'O');
        day.end();
        while (day.messagesLeft > 0)
        {
            day.change();
        }

        return Arrays.copyOf(day.bytes.array(), day.bytes.position());
    }

    /** The next packet, alone, from the buffer's position to its limit; good until the next call. */
    public ByteBuffer packet()
    {
        do
        {
            change();
        }
        while (inPacket > 0);
        final ByteBuffer packet = bytes.duplicate().flip().position(Short.BYTES);
        bytes.clear();

        return packet;
    }

    /** The symbol of a number of the venue. */
    public static String symbol(final int locate)
    {
        return "STK" + locate;
    }

    /** The numbers of the venue, from 1. */
    public static int stockCount()
    {
        return STOCKS;
    }

    private void change()
    {
        timeNs += random.nextInt(40_000);
        final int kind = random.nextInt(100);
        if (resting == 0 || kind < 42 && resting < RESTING || resting < RESTING / 2)
        {
            add();
            return;
        }
        final int order = random.nextInt(resting);
        if (kind < 82)
        {
            begin('D', locates[order], 19).putLong(references[order]);
            remove(order);
        }
        else if (kind < 92)
        {
            begin('U', locates[order], 35).putLong(references[order]).putLong(nextReference);
            bytes.putInt(100).putInt(price());
            references[order] = nextReference++;
        }
        else if (kind < 96)
        {
            begin('E', locates[order], 31).putLong(references[order]).putInt(100).putLong(1);
            remove(order);
        }
        else
        {
            begin('X', locates[order], 23).putLong(references[order]).putInt(100);
            remove(order);
        }
        end();
    }

    private void add()
    {
        final int locate = 1 + random.nextInt(STOCKS);
        final boolean isAttributed = random.nextInt(12) == 0;
        begin(isAttributed ? 'F' : 'A', locate, isAttributed ? 40 : 36).putLong(nextReference);
        bytes.put((byte)(random.nextBoolean() ? 'B' : 'S')).putInt(100);
        bytes.put(text(symbol(locate), 8)).putInt(price());
        if (isAttributed)
        {
            bytes.put(text(PARTICIPANTS[random.nextInt(PARTICIPANTS.length)], 4));
        }
        references[resting] = nextReference++;
        locates[resting++] = locate;
        end();
    }

    private int price()
    {
        return 1_000_000 + 100 * random.nextInt(SPREAD);
    }

    private static byte[] text(final String text, final int length)
    {
        return (text + "        ").substring(0, length).getBytes(StandardCharsets.ISO_8859_1);
    }

    private void remove(final int order)
    {
        resting--;
        references[order] = references[resting];
        locates[order] = locates[resting];
    }

    private ByteBuffer begin(final char type, final int locate, final int length)
    {
        if (inPacket == 0)
        {
            packetOffset = bytes.position();
            bytes.putShort((short)0).put("000007525B".getBytes(StandardCharsets.ISO_8859_1));
            bytes.putLong(nextSequence).putShort((short)MESSAGES_PER_PACKET);
        }

        return bytes.putShort((short)length).put((byte)type).putShort((short)locate).putShort((short)0)
            .putShort((short)(timeNs >>> Integer.SIZE)).putInt((int)timeNs);
    }

    private void end()
    {
        messagesLeft--;
        nextSequence++;
        inPacket = (inPacket + 1) % MESSAGES_PER_PACKET;
        if (inPacket == 0)
        {
            bytes.putShort(packetOffset, (short)(bytes.position() - packetOffset - Short.BYTES));
        }
    }
}
