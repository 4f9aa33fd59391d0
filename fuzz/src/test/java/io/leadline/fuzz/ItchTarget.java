package io.leadline.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.feed.Recording;
import io.leadline.feed.itch.ItchFeed;
import io.leadline.feed.moldudp64.MoldLimits;
import io.leadline.problem.BadInputException;

/** Captures, day files and snapshots of ITCH, told apart by their content, into an event log that exists. */
final class ItchTarget implements FuzzTarget
{
    static final String CONFIGURATION = """
        venue: example
        markets:
          - { name: META, tick: "0.01", lot: "1" }
          - { name: AT-AND-T, venue_id: T, tick: "0.0001", lot: "100" }
        schedule: { every: 1s, instant: fixed }
        makers: all
        """;
    private static final LocalDate DATE = LocalDate.of(2023, 8, 22);
    private static final long TIME_EPOCH_NS = 1_692_676_800_000_000_000L;
    /** Time hardly moves, whatever an input says: a day's file is large. */
    private static final long MAX_JUMP_NS = 1_000_000;
    private static final int FRAME_LENGTH = 42;
    /** Small, so that a hole is given up for want of room, too. */
    private static final MoldLimits LIMITS =
        new MoldLimits(1_000_000, 2_000_000, 3_000_000, 1 << 16, 4, 0);

    private final Configuration configuration = ConfigurationReader.parse(CONFIGURATION, "fuzz");
    private final EventLogOfInputs log = new EventLogOfInputs(TIME_EPOCH_NS, MAX_JUMP_NS);
    private long messages;
    private long sum;

    ItchTarget()
    {
        // Honest recordings are taken. All classes are loaded by that: under the fuzzer an input would take too long.
        seeds().forEach(this::run);
        if (messages != 57)
        {
            throw new IllegalStateException("honest messages are not read: messages=" + messages);
        }
    }

    @Override
    public void read(final byte[] input)
    {
        try
        {
            run(input);
        }
        catch (final BadInputException named)
        {
            sum += named.getMessage().length();
        }
    }

    private void run(final byte[] input)
    {
        final Recording recording = log.recordings(input).get(0).of(DATE);
        final ItchFeed feed = new ItchFeed(configuration, List.of(recording), LIMITS);
        feed.run(log.next());
        messages += feed.counters().count("messages");
    }

    @Override
    public List<byte[]> seeds()
    {
        final List<byte[]> day = SmallItch.DAY;

        final byte[][] packets = {
            packet(1, day.subList(0, 3)), packet(1, day.subList(0, 3)), packet(6, day.subList(5, 8)),
            packet(4, day.subList(3, 5)), packet(9, List.of()), packet(10, day.subList(9, 12)),
            packet(14, day.subList(13, 15)), packet(0, day.subList(5, 6)), end(16)};

        return List.of(
            SmallItch.blocks(day),
            SmallItch.blocks(List.of(day.get(1), day.get(3), day.get(5), day.get(6), SmallItch.end(8))),
            capture(packets), blockCapture(packets), PackedRecordings.gzip(capture(packets)));
    }

    private static byte[] packet(final long sequence, final List<byte[]> messages)
    {
        return LoopbackLine.packet(sequence, messages.size(), SmallItch.blocks(messages));
    }

    private static byte[] end(final long sequence)
    {
        return LoopbackLine.packet(sequence, 0xffff, new byte[0]);
    }

    private static byte[] capture(final byte[]... payloads)
    {
        final ByteBuffer file = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0xa1b23c4d).putShort((short)2).putShort((short)4).putLong(0).putInt(65_535).putInt(1);
        for (int i = 0; i < payloads.length; i++)
        {
            final int length = FRAME_LENGTH + payloads[i].length;
            file.putInt((int)((TIME_EPOCH_NS + SmallItch.OPEN_NS) / 1_000_000_000));
            file.putInt(i * 500_000).putInt(length).putInt(length);
            putFrame(file, payloads[i]);
        }

        return Arrays.copyOf(file.array(), file.position());
    }

    /** The same in blocks, with an interface that counts nanoseconds. */
    private static byte[] blockCapture(final byte[]... payloads)
    {
        final ByteBuffer file = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x0a0d0d0a).putInt(28).putInt(0x1a2b3c4d).putInt(1).putLong(-1).putInt(28);
        file.putInt(1).putInt(32).putInt(1).putInt(65_535).putShort((short)9).putShort((short)1).putInt(9);
        file.putInt(0).putInt(32);
        for (int i = 0; i < payloads.length; i++)
        {
            final long timeEpochNs = TIME_EPOCH_NS + SmallItch.OPEN_NS + i * 500_000;
            final int length = FRAME_LENGTH + payloads[i].length;
            final int blockLength = 32 + (length + 3 & -4);
            file.putInt(6).putInt(blockLength).putInt(0).putInt((int)(timeEpochNs >>> Integer.SIZE));
            file.putInt((int)timeEpochNs).putInt(length).putInt(length);
            final int end = file.position() + (length + 3 & -4);
            putFrame(file, payloads[i]);
            file.position(end).putInt(blockLength);
        }

        return Arrays.copyOf(file.array(), file.position());
    }

    /** Ethernet, IPv4 and UDP around it. */
    private static void putFrame(final ByteBuffer file, final byte[] payload)
    {
        file.order(ByteOrder.BIG_ENDIAN).putLong(0).putInt(0).putShort((short)0x0800).putShort((short)0x4500);
        file.putShort((short)(FRAME_LENGTH - 14 + payload.length));
        file.putInt(0).putShort((short)0x0111).putShort((short)0).putLong(0).putInt(0);
        file.putShort((short)(8 + payload.length)).putShort((short)0).put(payload).order(ByteOrder.LITTLE_ENDIAN);
    }
}
