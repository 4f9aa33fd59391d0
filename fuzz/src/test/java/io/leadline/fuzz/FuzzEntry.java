package io.leadline.fuzz;

/** What the fuzzer calls, with the target that the system property {@code leadline.fuzz.target} names. */
public final class FuzzEntry
{
    private static final FuzzTarget TARGET = Targets.ALL.get(System.getProperty("leadline.fuzz.target")).get();

    private FuzzEntry()
    {
    }

    /** Called by the fuzzer once: what a target loads when it is made is none of an input's time. */
    public static void fuzzerInitialize()
    {
        if (TARGET == null)
        {
            throw new IllegalStateException("no target");
        }
    }

    /** Called by the fuzzer, over and over. */
    public static void fuzzerTestOneInput(final byte[] input)
    {
        TARGET.read(input);
    }
}
