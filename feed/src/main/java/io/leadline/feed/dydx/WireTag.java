package io.leadline.feed.dydx;

/** Fields as they stand in the wire format: a number and how the value is laid out. No state. */
final class WireTag
{
    static final int BYTES_1 = 1 << WireReader.WIRE_TYPE_BITS | WireReader.BYTES;
    static final int BYTES_2 = 2 << WireReader.WIRE_TYPE_BITS | WireReader.BYTES;
    static final int BYTES_3 = 3 << WireReader.WIRE_TYPE_BITS | WireReader.BYTES;
    static final int BYTES_4 = 4 << WireReader.WIRE_TYPE_BITS | WireReader.BYTES;
    static final int BYTES_5 = 5 << WireReader.WIRE_TYPE_BITS | WireReader.BYTES;
    static final int BYTES_6 = 6 << WireReader.WIRE_TYPE_BITS | WireReader.BYTES;
    static final int BYTES_7 = 7 << WireReader.WIRE_TYPE_BITS | WireReader.BYTES;
    static final int VARINT_1 = 1 << WireReader.WIRE_TYPE_BITS | WireReader.VARINT;
    static final int VARINT_2 = 2 << WireReader.WIRE_TYPE_BITS | WireReader.VARINT;
    static final int VARINT_3 = 3 << WireReader.WIRE_TYPE_BITS | WireReader.VARINT;
    static final int VARINT_4 = 4 << WireReader.WIRE_TYPE_BITS | WireReader.VARINT;
    static final int VARINT_7 = 7 << WireReader.WIRE_TYPE_BITS | WireReader.VARINT;
    static final int FIXED32_2 = 2 << WireReader.WIRE_TYPE_BITS | WireReader.FIXED32;

    /** No field. */
    static final int NONE = 0;

    private WireTag()
    {
    }
}
