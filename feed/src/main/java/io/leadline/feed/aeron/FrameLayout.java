package io.leadline.feed.aeron;

import io.leadline.sbe.MessageHeaderDecoder;

/**
 * A message in a file, behind the Simple Open Framing Header of the FIX protocol, whose fields are big-endian.
 * <pre>
 *    0 length           u32  of the whole frame, these six bytes included
 *    4 encoding         u16  0xEB50: SBE 1.0, little-endian
 *    6 message
 * </pre>
 */
final class FrameLayout
{
    static final int LENGTH_OFFSET = 0;
    static final int ENCODING_OFFSET = LENGTH_OFFSET + 4;
    static final int MESSAGE_OFFSET = ENCODING_OFFSET + 2;

    static final int SBE_LITTLE_ENDIAN = 0xeb50;
    static final int MIN_LENGTH = MESSAGE_OFFSET + MessageHeaderDecoder.ENCODED_LENGTH;
    /** No message of any version is longer. */
    static final int MAX_LENGTH = 1 << 16;

    private FrameLayout()
    {
    }
}
