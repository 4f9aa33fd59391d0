package io.leadline.feed.moldudp64;

import org.agrona.DirectBuffer;

/** What a {@link MoldStream} makes of packets: messages in sequence, and what is known to be missing. */
public interface MoldListener
{
    /**
     * Messages follow from this one on, and nothing is known of those before it.
     *
     * @param sequence the first message's; 0 for messages without numbers, among which a hole shows nowhere.
     */
    void onJoin(long sequence);

    /**
     * The next message.
     *
     * @param buffer          lent for the call.
     * @param offset          its first byte.
     * @param length          its bytes.
     * @param sequence        its number; 0 when it has none.
     * @param receivedEpochNs when its packet was received.
     */
    void onMessage(DirectBuffer buffer, int offset, int length, long sequence, long receivedEpochNs);

    /** There is no message yet of this sequence, which is the next one's, and none is missing before it. */
    void onHeartbeat(long nextSequence, long receivedEpochNs);

    /** Messages behind the last one are missing for too long; they may still come, and then come in sequence. */
    void onStale();

    /**
     * Nothing has come for so long that the lines may be dead, behind {@link #onStale}; told again while it lasts. What
     * comes then goes on in its sequence, behind {@link #onHealed} where nothing is missing.
     */
    void onSilence(long nowEpochNs);

    /** What was missing has come or was given up: every message that there is has been handed on. */
    void onHealed();

    /** These messages will not come; those that follow them do. */
    void onLost(long firstSequence, long count);

    /** The session has ended, and no message of it is missing. */
    void onEnd();
}
