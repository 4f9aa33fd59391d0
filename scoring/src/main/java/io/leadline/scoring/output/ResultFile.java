package io.leadline.scoring.output;

import java.io.IOException;
import java.io.Writer;

import io.leadline.scoring.result.ScoreResult;

/** One file that a result is written to. */
public interface ResultFile
{
    /** The file's name inside the folder that it is written to. */
    String name();

    /** Writes the whole file; the writer is UTF-8 and buffered, and is closed by the caller. */
    void write(ScoreResult result, Writer out) throws IOException;
}
