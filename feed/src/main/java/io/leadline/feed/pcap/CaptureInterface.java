package io.leadline.feed.pcap;

import java.math.BigInteger;
import java.nio.ByteOrder;

import org.agrona.DirectBuffer;

/**
 * An interface of a pcapng section: what its packets begin with, and the unit of their times.
 *
 * @param linkType       as the format numbers it.
 * @param unitsPerSecond of its times; a power of ten or of two.
 * @param offsetNs       what is added to them.
 */
record CaptureInterface(int linkType, long unitsPerSecond, long offsetNs)
{
    private static final int LINK_TYPE_MASK = 0xffff;
    private static final int OPTIONS_OFFSET = 8;
    private static final int OPTION_HEAD_LENGTH = 4;
    private static final int END = 0;
    private static final int RESOLUTION = 9;
    private static final int OFFSET = 14;
    private static final int BINARY = 0x80;
    private static final int MAX_TEN = 18;
    private static final int MAX_TWO = 33;
    /** Less than a second of these units, times the ns of a second, is a long; what is finer is a power of ten. */
    private static final long MAX_MULTIPLIED = 1L << MAX_TWO;
    private static final long MICROS = 1_000_000;
    private static final long NS_PER_SECOND = 1_000_000_000;
    private static final long MAX_OFFSET_SECONDS = Long.MAX_VALUE / NS_PER_SECOND;

    /** What the body of an interface's block says. */
    static CaptureInterface read(
        final CaptureBytes input, final DirectBuffer body, final ByteOrder order, final int length)
    {
        final int linkType = input.requireKnownLink(body.getShort(0, order) & LINK_TYPE_MASK);
        long unitsPerSecond = MICROS;
        long offsetNs = 0;
        int at = OPTIONS_OFFSET;
        boolean isEnd = false;
        while (!isEnd && at + OPTION_HEAD_LENGTH <= length)
        {
            final int code = body.getShort(at, order) & 0xffff;
            final int optionLength = body.getShort(at + 2, order) & 0xffff;
            at += OPTION_HEAD_LENGTH;
            if (optionLength > length - at)
            {
                throw input.problem("option longer than its block: option=" + code + " length=" + optionLength);
            }
            if (code == RESOLUTION && optionLength == 1)
            {
                unitsPerSecond = unitsPerSecond(input, body.getByte(at) & 0xff);
            }
            else if (code == OFFSET && optionLength == Long.BYTES)
            {
                offsetNs = offsetNs(input, body.getLong(at, order));
            }
            isEnd = code == END;
            at += (optionLength + 3) / 4 * 4;
        }

        return new CaptureInterface(linkType, unitsPerSecond, offsetNs);
    }

    private static long unitsPerSecond(final CaptureBytes input, final int resolution)
    {
        final int exponent = resolution & ~BINARY;
        final boolean isBinary = (resolution & BINARY) != 0;
        if (exponent > (isBinary ? MAX_TWO : MAX_TEN))
        {
            throw input.problem("times finer than can be read: resolution=" + resolution);
        }

        return isBinary ? 1L << exponent : BigInteger.TEN.pow(exponent).longValueExact();
    }

    private static long offsetNs(final CaptureBytes input, final long seconds)
    {
        if (seconds < -MAX_OFFSET_SECONDS || seconds > MAX_OFFSET_SECONDS)
        {
            throw input.problem("time out of range: offset_s=" + seconds);
        }

        return seconds * NS_PER_SECOND;
    }

    /** The time of a packet, of which what is less than a ns is cut off. */
    long epochNs(final CaptureBytes input, final long units)
    {
        final long seconds = Long.divideUnsigned(units, unitsPerSecond);
        final long rest = Long.remainderUnsigned(units, unitsPerSecond);
        final long fractionNs = unitsPerSecond <= MAX_MULTIPLIED ?
            rest * NS_PER_SECOND / unitsPerSecond : rest / (unitsPerSecond / NS_PER_SECOND);
        final long epochNs = seconds * NS_PER_SECOND + fractionNs + offsetNs;
        if (seconds < 0 || seconds > MAX_OFFSET_SECONDS - 1 || epochNs < 0)
        {
            throw input.problem("time out of range: units=" + Long.toUnsignedString(units));
        }

        return epochNs;
    }
}
