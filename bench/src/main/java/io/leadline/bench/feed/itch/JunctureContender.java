package io.leadline.bench.feed.itch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

import com.paritytrading.juncture.nasdaq.itch50.ITCH50Parser;

import io.leadline.bench.pair.Contender;

/** Another author's decoder, which only reads the fields of each message: no sequence, no books, no events. */
public final class JunctureContender implements Contender
{
    private final ByteBuffer packets;
    private final FieldSum fields = new FieldSum();
    private final ITCH50Parser parser = new ITCH50Parser(fields);

    /** A decoder of such packets. */
    public JunctureContender(final byte[] packets)
    {
        this.packets = ByteBuffer.wrap(packets);
    }

    @Override
    public long run()
    {
        long count = 0;
        packets.clear();
        final int end = packets.limit();
        while (packets.position() < end)
        {
            packets.position(packets.position() + Short.BYTES + 20);
            for (int i = 0; i < ItchDay.MESSAGES_PER_PACKET; i++)
            {
                final int length = packets.getShort();
                packets.limit(packets.position() + length);
                read();
                packets.position(packets.limit()).limit(end);
                count++;
            }
        }

        if (fields.sum() == 0)
        {
            throw new IllegalStateException("nothing was read: messages=" + count);
        }

        return count;
    }

    private void read()
    {
        try
        {
            parser.message(packets);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
