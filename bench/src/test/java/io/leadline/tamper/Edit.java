package io.leadline.tamper;

import java.nio.file.Path;

/**
 * Something that was done to a log.
 *
 * @param what     for whoever reads of a failure.
 * @param kind     of edit, for the counts.
 * @param log      folder of the edited log.
 * @param file     name of the file that a verifier must name; null where several would do.
 * @param place    of the document in that file that it must name; below 0 where it need not.
 * @param isCut    whether nothing but the log's end is gone, which looks like a writer that stopped.
 * @param undoing  puts the log back.
 */
record Edit(String what, String kind, Path log, String file, int place, boolean isCut, Runnable undoing)
{
    static final int ANY_PLACE = -1;
}
