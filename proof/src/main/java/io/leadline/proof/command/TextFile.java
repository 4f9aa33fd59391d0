package io.leadline.proof.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.leadline.export.FinishedFile;

/** A text file in UTF-8 that is there whole or not at all. */
final class TextFile
{
    private TextFile()
    {
    }

    /** Writes a file's text. */
    @FunctionalInterface
    interface Text
    {
        void writeTo(Writer out) throws IOException;
    }

    static void write(final Path file, final Text text)
    {
        FinishedFile.write(file, out ->
        {
            final Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            text.writeTo(writer);
            writer.flush();
        });
    }
}
