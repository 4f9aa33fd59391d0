package io.leadline.fuzz;

import java.io.IOException;
import java.util.List;

/** Code that reads bytes of a stranger, and must end with what they say or with a named error, whatever they are. */
interface FuzzTarget
{
    /**
     * Reads an input to its end.
     *
     * @throws RuntimeException or an error, when the reader does what it must not.
     */
    void read(byte[] input);

    /** Inputs as honest writers make them, small ones, for the fuzzer to begin with. */
    List<byte[]> seeds() throws IOException;

    /** The most bytes of the heap that reading an input may take in all, whatever it says of lengths. */
    default long maxAllocation()
    {
        return 1 << 26;
    }

    /** How many seeded changes of those the tests try; fewer where each takes long. */
    default int changeCount()
    {
        return 2_000;
    }
}
