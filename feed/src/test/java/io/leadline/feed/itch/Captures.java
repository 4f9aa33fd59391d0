package io.leadline.feed.itch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes captures apart and makes others of them, with code of its own; Ethernet alone, µs alone, little-endian. */
final class Captures
{
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;

    private Captures()
    {
    }

    /** One packet with its header. */
    record Packet(byte[] bytes)
    {
        /** The UDP payload, behind Ethernet, perhaps a VLAN tag, IPv4 and UDP. */
        byte[] payload()
        {
            final int ethernet = bytes[PACKET_HEADER + 12] == (byte)0x81 ? 18 : 14;
            final int from = PACKET_HEADER + ethernet + 28;
            final int length = ByteBuffer.wrap(bytes).getShort(from - 4) - 8;

            return Arrays.copyOfRange(bytes, from, from + length);
        }

        /** First sequence of what seems to be a MoldUDP64 packet. */
        long sequence()
        {
            return ByteBuffer.wrap(payload()).getLong(10);
        }

        int count()
        {
            return ByteBuffer.wrap(payload()).getShort(18);
        }

        /** The messages of a MoldUDP64 packet. */
        List<byte[]> messages()
        {
            final ByteBuffer rest = ByteBuffer.wrap(payload()).position(20);
            final List<byte[]> messages = new ArrayList<>();
            while (rest.hasRemaining())
            {
                final byte[] message = new byte[rest.getShort()];
                rest.get(message);
                messages.add(message);
            }

            return messages;
        }

        /** The same packet captured at another time. */
        Packet at(final long seconds, final int micros)
        {
            final ByteBuffer copy = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
            copy.putInt(0, (int)seconds).putInt(4, micros);

            return new Packet(copy.array());
        }

        long seconds()
        {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        }

        int micros()
        {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        }
    }

    static List<Packet> read(final Path file)
    {
        try
        {
            final ByteBuffer rest = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            rest.position(FILE_HEADER);
            final List<Packet> packets = new ArrayList<>();
            while (rest.hasRemaining())
            {
                final byte[] packet = new byte[PACKET_HEADER + rest.getInt(rest.position() + 8)];
                rest.get(packet);
                packets.add(new Packet(packet));
            }

            return packets;
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** A packet of a payload, over Ethernet and IPv4. */
    static Packet packet(final long timeEpochNs, final byte[] payload)
    {
        final int length = 14 + 20 + 8 + payload.length;
        final ByteBuffer packet = ByteBuffer.allocate(PACKET_HEADER + length).order(ByteOrder.LITTLE_ENDIAN);
        packet.putInt((int)(timeEpochNs / 1_000_000_000)).putInt((int)(timeEpochNs % 1_000_000_000 / 1_000));
        packet.putInt(length).putInt(length).order(ByteOrder.BIG_ENDIAN).position(PACKET_HEADER + 12);
        packet.putShort((short)0x0800).put((byte)0x45).put((byte)0).putShort((short)(length - 14)).putInt(0);
        packet.put((byte)1).put((byte)17).putShort((short)0).putLong(0);
        packet.putShort((short)26400).putShort((short)26477).putShort((short)(8 + payload.length)).putShort((short)0);
        packet.put(payload);

        return new Packet(packet.array());
    }

    static byte[] file(final List<Packet> packets)
    {
        final ByteBuffer header = ByteBuffer.allocate(FILE_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0xa1b2c3d4).putShort((short)2).putShort((short)4).putLong(0).putInt(65_535).putInt(1);
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header.array());
        packets.forEach(packet -> file.writeBytes(packet.bytes()));

        return file.toByteArray();
    }

    /**
     * The same packets as pcapng, with blocks and options that nobody asked for.
     *
     * @param resolution of times, as the option has it.
     * @param units      of that resolution that a µs has.
     */
    static byte[] pcapng(final List<Packet> packets, final ByteOrder order, final int resolution, final long units)
    {
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        block(file, order, 0x0a0d0d0a, buffer(16, order).putInt(0x1a2b3c4d).putShort((short)1).putShort((short)0)
            .putLong(-1).array());
        final ByteBuffer options = buffer(28, order).putShort((short)1).putShort((short)0).putInt(65_535);
        options.putShort((short)2).putShort((short)3).put((byte)'e').put((byte)'t').put((byte)'h').put((byte)0);
        options.putShort((short)9).putShort((short)1).put((byte)resolution).put((byte)0).putShort((short)0);
        block(file, order, 1, options.array());
        for (final Packet packet : packets)
        {
            final int length = packet.bytes().length - PACKET_HEADER;
            final long time = (packet.seconds() * 1_000_000 + packet.micros()) * units;
            final ByteBuffer body = buffer(20 + (length + 3) / 4 * 4 + 12, order);
            body.putInt(0).putInt((int)(time >>> 32)).putInt((int)time).putInt(length).putInt(length);
            body.put(packet.bytes(), PACKET_HEADER, length).position(20 + (length + 3) / 4 * 4);
            body.putShort((short)2).putShort((short)4).putInt(0).putInt(0);
            block(file, order, 6, body.array());
            block(file, order, 5, buffer(12, order).array());
        }

        return file.toByteArray();
    }

    private static ByteBuffer buffer(final int length, final ByteOrder order)
    {
        return ByteBuffer.allocate(length).order(order);
    }

    static void block(final ByteArrayOutputStream file, final ByteOrder order, final int type, final byte[] body)
    {
        final int length = body.length + 12;
        file.writeBytes(
            buffer(length, order).putInt(type).putInt(length).put(body).putInt(length).array());
    }

    /** Messages of BinaryFILE form. */
    static byte[] binaryFile(final List<byte[]> messages)
    {
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (final byte[] message : messages)
        {
            file.write(message.length >>> 8);
            file.write(message.length);
            file.writeBytes(message);
        }

        return file.toByteArray();
    }
}
