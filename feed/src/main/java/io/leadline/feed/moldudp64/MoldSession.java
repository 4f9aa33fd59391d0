package io.leadline.feed.moldudp64;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** The session that a stream follows, and when it was last heard of. Single thread. */
final class MoldSession
{
    private final long silenceNs;
    private final byte[] name = new byte[MoldLayout.SESSION_LENGTH];
    private boolean isSet;
    private long heardEpochNs;

    MoldSession(final long silenceNs)
    {
        this.silenceNs = silenceNs;
    }

    boolean isSame(final DirectBuffer packet, final int offset)
    {
        for (int i = 0; i < name.length; i++)
        {
            if (packet.getByte(offset + MoldLayout.SESSION_OFFSET + i) != name[i])
            {
                return false;
            }
        }

        return isSet;
    }

    void set(final DirectBuffer packet, final int offset)
    {
        packet.getBytes(offset + MoldLayout.SESSION_OFFSET, name);
        isSet = true;
    }

    void put(final MutableDirectBuffer target, final int offset)
    {
        target.putBytes(offset + MoldLayout.SESSION_OFFSET, name);
    }

    void heard(final long receivedEpochNs)
    {
        heardEpochNs = receivedEpochNs;
    }

    boolean isSilent(final long nowEpochNs)
    {
        return isSilent(nowEpochNs, silenceNs);
    }

    boolean isSilent(final long nowEpochNs, final long atLeastNs)
    {
        return nowEpochNs - heardEpochNs >= atLeastNs;
    }
}
