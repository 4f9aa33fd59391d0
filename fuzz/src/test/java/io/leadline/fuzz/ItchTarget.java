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
    /** Small, so that a hole is given up for want of room, too. */
    private static final MoldLimits LIMITS =
        new MoldLimits(1_000_000, 2_000_000, 3_000_000, 1 << 16, 4, 0);

    private final Configuration configuration = ConfigurationReader.parse(CONFIGURATION, "fuzz");
    private final EventLogOfInputs log = new EventLogOfInputs(TIME_EPOCH_NS, MAX_JUMP_NS);
    private long sum;

    ItchTarget()
    {
        // Honest recordings are taken. All classes are loaded by that: under the fuzzer an input would take too long.
        seeds().forEach(this::run);
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
        new ItchFeed(configuration, List.of(recording), LIMITS).run(log.next());
        sum++;
    }

    @Override
    public List<byte[]> seeds()
    {
        final List<byte[]> day = SmallItch.DAY;

        return List.of(
            SmallItch.blocks(day),
            SmallItch.blocks(List.of(day.get(1), day.get(3), day.get(5), day.get(6), SmallItch.end(8))),
            capture(
                packet(1, day.subList(0, 3)), packet(1, day.subList(0, 3)), packet(6, day.subList(5, 8)),
                packet(4, day.subList(3, 5)), packet(9, List.of()), packet(10, day.subList(9, 12)),
                packet(14, day.subList(13, 15)), packet(0, day.subList(5, 6)), end(16)));
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
            final int length = 42 + payloads[i].length;
            file.order(ByteOrder.LITTLE_ENDIAN).putInt((int)((TIME_EPOCH_NS + SmallItch.OPEN_NS) / 1_000_000_000));
            file.putInt(i * 500_000).putInt(length).putInt(length).order(ByteOrder.BIG_ENDIAN);
            file.putLong(0).putInt(0).putShort((short)0x0800).putShort((short)0x4500).putShort((short)(length - 14));
            file.putInt(0).putShort((short)0x0111).putShort((short)0).putLong(0).putInt(0);
            file.putShort((short)(8 + payloads[i].length)).putShort((short)0).put(payloads[i]);
        }

        return Arrays.copyOf(file.array(), file.position());
    }
}
