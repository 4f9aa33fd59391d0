package io.leadline.fuzz;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All targets by name. */
final class Targets
{
    static final SortedMap<String, Supplier<FuzzTarget>> ALL = new TreeMap<>();

    static
    {
        ALL.put("bundle", BundleTarget::new);
        ALL.put("configuration", ConfigurationTarget::new);
        ALL.put("event-log", EventLogTarget::new);
        ALL.put("head", HeadTarget::new);
        ALL.put("leaf", LeafTarget::new);
        ALL.put("program", ProgramTarget::new);
        ALL.put("snapshot-log", SnapshotLogTarget::new);
    }

    private Targets()
    {
    }
}
