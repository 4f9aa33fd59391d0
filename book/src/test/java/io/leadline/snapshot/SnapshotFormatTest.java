package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SNAPSHOT.md must say what is so. */
class SnapshotFormatTest
{
    private static final String DUMP_START = "```dump\n";
    private static final String ORDERS_START = "```orders\n";
    private static final String DUMP_END = "\n```";
    private static final int HEX_START = 6;
    private static final int HEX_END = HEX_START + 47;

    @TempDir
    private Path folder;

    /** Where it fails, the dump that belongs into the document is the expected text. */
    @Test
    void shouldShowTheLogThatTheWriterMakes() throws IOException
    {
        assertThat(shownDump()).isEqualTo(String.join("\n", WorkedExample.dump(folder)));
    }

    /** Likewise of a log with orders, whose snapshots alone are shown. */
    @Test
    void shouldShowTheOrdersThatTheWriterMakes() throws IOException
    {
        assertThat(shown(ORDERS_START)).isEqualTo(String.join("\n", WorkedExample.dumpOfOrders(folder)));
    }

    /** The hex of the document alone, without its explanations, is the log: whoever types it in can read it. */
    @Test
    void shouldShowEveryByteOfTheLog() throws IOException
    {
        final List<byte[]> documents = WorkedExample.documents(folder);
        int number = -1;
        int offset = 0;
        for (final String line : shownDump().split("\n"))
        {
            if (line.startsWith("document "))
            {
                assertThat(number < 0 ? 0 : documents.get(number).length).isEqualTo(offset);
                number++;
                offset = 0;
                continue;
            }
            assertThat(Integer.parseInt(line.substring(0, HEX_START - 2), 16)).isEqualTo(offset);
            final String hex = line.substring(HEX_START, Math.min(HEX_END, line.length())).stripTrailing();
            final byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
            assertThat(bytes).isEqualTo(Arrays.copyOfRange(documents.get(number), offset, offset + bytes.length));
            offset += bytes.length;
        }
        assertThat(number).isEqualTo(documents.size() - 1);
        assertThat(offset).isEqualTo(documents.get(number).length);
    }

    private static String shownDump() throws IOException
    {
        return shown(DUMP_START);
    }

    private static String shown(final String from) throws IOException
    {
        final String document = Files.readString(Path.of("SNAPSHOT.md"));
        final int start = document.indexOf(from) + from.length();
        assertThat(start).isGreaterThan(from.length());

        return document.substring(start, document.indexOf(DUMP_END, start));
    }
}
