package io.leadline.scoring.close;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.leadline.scoring.output.PlainText;

/**
 * One value of a final file that is not what it was in the close before.
 *
 * @param file   the file's name.
 * @param key    what its row is of: texts by column, in the file's order.
 * @param column the value's column; of a row that is gone or new all that are no key, with commas between.
 * @param older  what it was; null where the row is new.
 * @param newer  what it is; null where the row is gone.
 */
public record Difference(String file, Map<String, String> key, String column, String older, String newer)
{
    public Difference
    {
        key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    }

    /** One line: {@code payouts.csv: market=SOL-PERP maker=alpha amount: - 35000.00 + 49000.00}; no empty key. */
    public String text()
    {
        final String row = key.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(entry -> entry.getKey() + "=" + entry.getValue() + " ")
            .collect(Collectors.joining());

        return PlainText.printable(file + ": " + row + column + ":"
            + (older == null ? "" : " - " + older)
            + (newer == null ? "" : " + " + newer));
    }
}
