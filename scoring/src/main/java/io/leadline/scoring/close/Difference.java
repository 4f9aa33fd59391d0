package io.leadline.scoring.close;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
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
    private static final String NONE = "none";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    public Difference
    {
        key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    }

    /**
     * One line: {@code payouts.csv: market=SOL-PERP maker=alpha amount 35000.00 -> 49000.00 (+14000.00)}; no empty key.
     * What a row that is new was, and what one that is gone is, is {@code none}.
     */
    public String text()
    {
        final String row = key.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(entry -> entry.getKey() + "=" + entry.getValue() + " ")
            .collect(Collectors.joining());

        return PlainText.printable(file + ": " + row + column + " " + step(older, newer));
    }

    /** From one value to another, numbers with what lies between them. */
    static String step(final String older, final String newer)
    {
        final String step = (older == null ? NONE : older) + " -> " + (newer == null ? NONE : newer);
        if (!isNumber(older) || !isNumber(newer))
        {
            return step;
        }
        final BigDecimal change = new BigDecimal(newer).subtract(new BigDecimal(older));

        return step + " (" + (change.signum() > 0 ? "+" : "") + change.toPlainString() + ")";
    }

    private static boolean isNumber(final String text)
    {
        return text != null && NUMBER.matcher(text).matches();
    }
}
