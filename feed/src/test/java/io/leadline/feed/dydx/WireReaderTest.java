package io.leadline.feed.dydx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;

import org.junit.jupiter.api.Test;

/** Fields of any bytes, read here and by protobuf's own reader. */
class WireReaderTest
{
    private static final int SEEDS = 20_000;
    private static final int MAX_DEPTH = 4;
    private static final List<String> BROKEN = List.of("broken");
    private static final byte[] TYPES = {0, 1, 2, 5};

    @Test
    void shouldReadAsProtobufDoes()
    {
        int whole = 0;
        for (long seed = 0; seed < SEEDS; seed++)
        {
            final byte[] bytes = bytes(new SplittableRandom(seed));
            final List<String> expected = expected(bytes);
            whole += expected.equals(BROKEN) ? 0 : 1;

            assertThat(read(bytes)).as("seed=%d", seed).isEqualTo(expected);
        }

        assertThat(whole).isBetween(SEEDS / 10, SEEDS * 9 / 10);
    }

    /** Mostly messages, some with a byte changed or missing. */
    private static byte[] bytes(final SplittableRandom random)
    {
        final byte[] message = message(random, 0);
        if (random.nextInt(3) > 0 || message.length == 0)
        {
            return message;
        }
        if (random.nextBoolean())
        {
            return Arrays.copyOf(message, random.nextInt(message.length));
        }
        message[random.nextInt(message.length)] = (byte)random.nextInt();

        return message;
    }

    private static byte[] message(final SplittableRandom random, final int depth)
    {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int fields = random.nextInt(6); fields > 0; fields--)
        {
            final int type = depth == MAX_DEPTH ? 0 : TYPES[random.nextInt(TYPES.length)];
            varint(bytes, 1 + random.nextInt(40) << 3 | type);
            switch (type)
            {
                case 0 -> varint(bytes, random.nextLong() >>> random.nextInt(Long.SIZE));
                case 1 -> random(bytes, random, Long.BYTES);
                case 5 -> random(bytes, random, Integer.BYTES);
                default ->
                {
                    final byte[] inner = message(random, depth + 1);
                    varint(bytes, inner.length);
                    bytes.writeBytes(inner);
                }
            }
        }

        return bytes.toByteArray();
    }

    private static void varint(final ByteArrayOutputStream bytes, final long value)
    {
        long rest = value;
        while ((rest & ~0x7fL) != 0)
        {
            bytes.write((int)(rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int)rest);
    }

    private static void random(final ByteArrayOutputStream bytes, final SplittableRandom random, final int count)
    {
        for (int i = 0; i < count; i++)
        {
            bytes.write(random.nextInt());
        }
    }

    /** What lies in a field of bytes is read as a message where its number is even. */
    private static List<String> read(final byte[] bytes)
    {
        final Fault fault = new Fault();
        final WireReader in = new WireReader(fault);
        final byte[] padded = new byte[bytes.length + 7];
        Arrays.fill(padded, (byte)0x81);
        System.arraycopy(bytes, 0, padded, 3, bytes.length);
        in.wrap(padded, 3, bytes.length);
        final List<String> fields = new ArrayList<>();
        read(in, fields);

        return fault.isSet() ? BROKEN : fields;
    }

    private static void read(final WireReader in, final List<String> fields)
    {
        while (in.next())
        {
            final int tag = in.tag();
            final int place = fields.size();
            fields.add("");
            String value = "skipped";
            if (tag % 3 == 0)
            {
                in.skip();
            }
            else if ((tag & 7) == WireReader.VARINT)
            {
                value = Long.toString(in.varint());
            }
            else if ((tag & 7) == WireReader.FIXED32)
            {
                value = Long.toString(in.fixed32());
            }
            else if ((tag & 7) == WireReader.BYTES && (tag >>> 3) % 2 == 0)
            {
                final int outer = in.open();
                value = "message of " + (in.limit() - in.position());
                read(in, fields);
                in.close(outer);
            }
            else
            {
                in.skip();
            }
            fields.set(place, tag + " " + value);
        }
    }

    private static List<String> expected(final byte[] bytes)
    {
        final List<String> fields = new ArrayList<>();
        try
        {
            expected(CodedInputStream.newInstance(bytes), fields);
        }
        catch (final IOException broken)
        {
            return BROKEN;
        }

        return fields;
    }

    private static void expected(final CodedInputStream in, final List<String> fields) throws IOException
    {
        while (!in.isAtEnd())
        {
            final int tag = tag(in);
            final int place = fields.size();
            fields.add("");
            final int type = WireFormat.getTagWireType(tag);
            String value = "skipped";
            if (tag % 3 != 0 && type == WireFormat.WIRETYPE_VARINT)
            {
                value = Long.toString(in.readRawVarint64());
            }
            else if (tag % 3 != 0 && type == WireFormat.WIRETYPE_FIXED32)
            {
                value = Long.toString(in.readFixed32() & 0xffff_ffffL);
            }
            else if (tag % 3 != 0 && type == WireFormat.WIRETYPE_LENGTH_DELIMITED && (tag >>> 3) % 2 == 0)
            {
                final int length = below(in.readRawVarint64(), Integer.MAX_VALUE);
                final int outer = in.pushLimit(length);
                value = "message of " + length;
                expected(in, fields);
                in.popLimit(outer);
            }
            else
            {
                skip(in, tag);
            }
            fields.set(place, tag + " " + value);
        }
    }

    /** Protobuf takes the lowest bits of a number that is too large, and reads groups, which nobody sends any more. */
    private static int tag(final CodedInputStream in) throws IOException
    {
        final long tag = in.readRawVarint64();
        final int type = (int)tag & 7;
        if (tag >>> Integer.SIZE != 0 || tag >>> 3 == 0 || type == 3 || type == 4)
        {
            throw new IOException("stricter than protobuf: tag=" + tag);
        }

        return (int)tag;
    }

    private static int below(final long value, final int limit) throws IOException
    {
        if (value < 0 || value > limit)
        {
            throw new IOException("stricter than protobuf: value=" + value);
        }

        return (int)value;
    }

    private static void skip(final CodedInputStream in, final int tag) throws IOException
    {
        if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED)
        {
            in.skipRawBytes(below(in.readRawVarint64(), Integer.MAX_VALUE));
        }
        else
        {
            in.skipField(tag);
        }
    }
}
