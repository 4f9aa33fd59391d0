package io.leadline.fuzz;

import java.io.IOException;

/** What the fuzzer calls, with the target that the system property {@code leadline.fuzz.target} names. */
public final class FuzzEntry
{
    private static final FuzzTarget TARGET = Targets.ALL.get(System.getProperty("leadline.fuzz.target")).get();

    private FuzzEntry()
    {
    }

    /** Called by the fuzzer once: classes are loaded here, which on a busy machine takes longer than an input may. */
    public static void fuzzerInitialize() throws IOException
    {
        TARGET.seeds().forEach(TARGET::read);
    }

    /** Called by the fuzzer, over and over. */
    public static void fuzzerTestOneInput(final byte[] input)
    {
        BoundedReading.read(TARGET, input);
    }
}
