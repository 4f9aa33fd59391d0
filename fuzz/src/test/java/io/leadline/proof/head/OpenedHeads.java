package io.leadline.proof.head;

/** Heads with any signature, so that a fuzzer reaches what lies behind the check of it. */
public final class OpenedHeads
{
    private OpenedHeads()
    {
    }

    /**
     * Reads a head's text, whoever has signed it, and makes its bytes again.
     *
     * @throws HeadException when it is malformed, or not signed by the key that it names.
     */
    public static int read(final byte[] bytes)
    {
        final SignedHead read = HeadText.parse(bytes, "fuzz");

        return read.head().fileName().length() + SignedHead.read(bytes, "fuzz", null).bytes().length;
    }

    /** The bytes of a head of 1 March 2026 with a signature of nobody. */
    public static byte[] unsigned()
    {
        final Head head = new Head(
            "\"demo\"", 1, "1".repeat(64), 20_513, 1_234, "a".repeat(64), 86_400, 1_772_323_200_000_000_000L,
            1_772_409_599_000_000_000L, "b".repeat(64), "c".repeat(64), 96, "d".repeat(64), "MCowBQYDK2VwAyEA");

        return new SignedHead(head, new byte[64]).bytes();
    }
}
