package io.leadline.export;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/** A text as a field of CSV, quoted where RFC 4180 needs it. For names: encoded once, written often. */
final class CsvField
{
    private CsvField()
    {
    }

    static byte[] encode(final String text)
    {
        final StringWriter line = new StringWriter();
        final CsvWriter writer = CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.LF).build(line);
        // A first field has rules of its own (comments, empty lines): ours is never the first of its row.
        writer.writeRecord("", text);

        return line.toString().substring(1, line.getBuffer().length() - 1).getBytes(StandardCharsets.UTF_8);
    }
}
