package io.leadline.scoring.output;

import java.io.IOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.leadline.scoring.result.ScoreResult;

/** A file of a result as one maker may see it: {@code statements/MAKER/NAME}, the maker's name percent-encoded. */
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
        // An encoded name holds no separator; one of dots alone would be a folder of its own.
        final String encoded = URLEncoder.encode(maker, StandardCharsets.UTF_8).replace("+", "%20");
        final String folder = encoded.matches("\\.+") ? encoded.replace(".", "%2E") : encoded;

        return "statements/" + folder + "/" + file.name();
    }

    @Override
    public void write(final ScoreResult result, final Writer out) throws IOException
    {
        file.write(Statement.of(result, maker), out);
    }
}
