package io.leadline.tamper;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Something that was done to a log.
 *
 * @param what     for whoever reads of a failure.
 * @param kind     of edit, for the counts.
 * @param log      folder of the edited log.
 * @param file     name of the file that a verifier must name; null where several would do.
 * @param place    of the document in that file that it must name; below 0 where it need not.
 * @param time     that it must give for the record there; null where any would do.
 * @param isCut    whether nothing but the log's end is gone, which looks like a writer that stopped.
 * @param undoing  puts the log back.
 */
record Edit(String what, String kind, Path log, String file, int place, String time, boolean isCut, Runnable undoing)
{
    static final int ANY_PLACE = -1;

    /**
     * By kind of edit, what it may be called. A changed length moves all that follows, so that what is met there may
     * also look cut or gone; files that are others, and records of another log with numbers that this one does not
     * have, may look as if those between were missing.
     */
    private static final Map<String, Set<String>> NAMES = Map.ofEntries(
        Map.entry("bit flip in records", Set.of("changed", "cut", "missing")),
        Map.entry("bit flip in the store's header and index", Set.of("changed", "cut")),
        Map.entry("bit flip in padding", Set.of("changed")),
        Map.entry("bit flip behind the records", Set.of("changed", "cut")),
        Map.entry("bit flip in the listing", Set.of("changed", "missing")),
        Map.entry("bytes overwritten", Set.of("changed", "cut", "missing")),
        Map.entry("length of a record zeroed", Set.of("changed", "cut")),
        Map.entry("records removed", Set.of("missing")),
        Map.entry("records swapped", Set.of("reordered")),
        Map.entry("record in the place of another", Set.of("repeated")),
        Map.entry("record twice", Set.of("repeated")),
        Map.entry("record copied over another", Set.of("repeated")),
        Map.entry("record of another log", Set.of("foreign")),
        Map.entry("file missing", Set.of("missing")),
        Map.entry("file of another log", Set.of("foreign", "missing")),
        Map.entry("file of another day", Set.of("foreign", "repeated")),
        Map.entry("file truncated", Set.of("cut", "changed")),
        Map.entry("cut in the last record", Set.of("cut", "changed")));

    /** What may be said of it, in the verifier's word; a change within a record is nothing but that. */
    Set<String> names()
    {
        return place >= 0 && kind.startsWith("bit flip") ? Set.of("changed") : NAMES.get(kind);
    }
}
