package io.leadline.export.parquet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/** Where the rows of a market's day are: {@code dt=YYYY-MM-DD/market=NAME/FILE}, the UTC day. */
final class PartitionPath
{
    private static final String UNRESERVED = "-._~";

    private PartitionPath()
    {
    }

    /** The file below a folder. */
    static Path of(final Path folder, final long epochDay, final String market, final String fileName)
    {
        return folder.resolve("dt=" + LocalDate.ofEpochDay(epochDay)).resolve("market=" + encoded(market))
            .resolve(fileName);
    }

    /** Percent-encoded but for the unreserved characters of RFC 3986: no separator, and nothing that a glob reads. */
    static String encoded(final String name)
    {
        final StringBuilder text = new StringBuilder();
        for (final byte value : name.getBytes(StandardCharsets.UTF_8))
        {
            final char character = (char) (value & 0xff);
            if (isUnreserved(character))
            {
                text.append(character);
            }
            else
            {
                text.append(String.format(Locale.ROOT, "%%%02X", (int) character));
            }
        }

        return text.toString();
    }

    private static boolean isUnreserved(final char character)
    {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
            || character >= '0' && character <= '9' || UNRESERVED.indexOf(character) >= 0;
    }
}
