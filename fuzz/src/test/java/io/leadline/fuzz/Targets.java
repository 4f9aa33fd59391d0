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
        ALL.put("aeron", AeronTarget::new);
        ALL.put("bundle", BundleTarget::new);
        ALL.put("bundle-content", BundleContentTarget::new);
        ALL.put("configuration", ConfigurationTarget::new);
        ALL.put("csv-follow", CsvFollowTarget::new);
        ALL.put("dydx", DydxTarget::new);
        ALL.put("engine-live", EngineMoldTarget::new);
        ALL.put("event-csv", EventCsvTarget::new);
        ALL.put("event-log", EventLogTarget::new);
        ALL.put("head", HeadTarget::new);
        ALL.put("inputs", InputsTarget::new);
        ALL.put("itch", ItchTarget::new);
        ALL.put("itch-live", ItchLiveTarget::new);
        ALL.put("json", JsonTarget::new);
        ALL.put("l4book", L4BookTarget::new);
        ALL.put("leaf", LeafTarget::new);
        ALL.put("levels", LevelsTarget::new);
        ALL.put("lines", LinesTarget::new);
        ALL.put("node-follow", NodeFollowTarget::new);
        ALL.put("program", ProgramTarget::new);
        ALL.put("retired", RetiredTarget::new);
        ALL.put("snapshot-log", SnapshotLogTarget::new);
        ALL.put("store", StoreTarget::new);
        ALL.put("websocket", WebSocketTarget::new);
    }

    private Targets()
    {
    }
}
