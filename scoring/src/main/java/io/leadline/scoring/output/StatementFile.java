package io.leadline.scoring.output;

import java.io.IOException;
import java.io.Writer;

import io.leadline.scoring.result.ScoreResult;

/** A file of a result as one maker may see it: {@code MAKER/NAME} among the statements, the
 * maker's name percent-encoded. */
public final class StatementFile implements ResultFile
{
    private final ResultFile file;
    private final String maker;

    /** A file that is written from the maker's statement. */
    public StatementFile(final ResultFile file, final String maker)
    {
        this.file = file;
        this.maker = maker;
    }

    @Override
    public String name()
    {
        return FileNames.encoded(maker) + "/" + file.name();
    }

    @Override
    public void write(final ScoreResult result, final Writer out) throws IOException
    {
        file.write(Statement.of(result, maker), out);
    }
}
