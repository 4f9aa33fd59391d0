package io.leadline.feed.pcap;

/** How packets lie in a capture file. Single thread. */
interface CaptureFormat
{
    /** Steps to the next packet, whose bytes are put where the format was told; false behind the last. */
    boolean next();

    /** Bytes of the packet that were captured. */
    int length();

    /** Bytes that the packet had, unsigned. */
    int wireLength();

    /** When the packet was captured. */
    long timeEpochNs();

    /** What the packet begins with. */
    int linkType();
}
