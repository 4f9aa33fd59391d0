package io.leadline.feed.dydx;

import java.util.ArrayList;
import java.util.List;

import io.leadline.feed.json.JsonReader;
import io.leadline.feed.json.JsonWords;

/**
 * Names of fields and enum values in protobuf's JSON form, each by a number. Names of fields are found as the venue's
 * definitions have them, which is what its nodes send, and in the camel case that protobuf's own writers prefer.
 * Immutable.
 */
final class JsonNames
{
    static final int UNKNOWN = JsonWords.UNKNOWN;
    static final int UPDATES = 0;
    static final int BLOCK_HEIGHT = 1;
    static final int EXEC_MODE = 2;
    static final int ORDERBOOK_UPDATE = 3;
    static final int ORDER_FILL = 4;
    static final int TAKER_ORDER = 5;
    static final int SUBACCOUNT_UPDATE = 6;
    static final int PRICE_UPDATE = 7;
    static final int SNAPSHOT = 8;
    static final int ORDER_PLACE = 9;
    static final int ORDER_REMOVE = 10;
    static final int ORDER_UPDATE = 11;
    static final int ORDER_REPLACE = 12;
    static final int ORDER = 13;
    static final int ORDER_ID = 14;
    static final int REMOVED_ORDER_ID = 15;
    static final int OLD_ORDER_ID = 16;
    static final int TOTAL_FILLED_QUANTUMS = 17;
    static final int SIDE = 18;
    static final int QUANTUMS = 19;
    static final int SUBTICKS = 20;
    static final int TIME_IN_FORCE = 21;
    static final int SUBACCOUNT_ID = 22;
    static final int CLIENT_ID = 23;
    static final int ORDER_FLAGS = 24;
    static final int CLOB_PAIR_ID = 25;
    static final int OWNER = 26;
    static final int NUMBER = 27;
    static final int CLOB_MATCH = 28;
    static final int ORDERS = 29;
    static final int FILL_AMOUNTS = 30;
    static final int MATCH_ORDERS = 31;
    static final int MATCH_PERPETUAL_LIQUIDATION = 32;
    static final int MATCH_PERPETUAL_DELEVERAGING = 33;
    static final int TAKER_ORDER_ID = 34;
    static final int FILLS = 35;
    static final int FILL_AMOUNT = 36;
    static final int MAKER_ORDER_ID = 37;
    static final int LIQUIDATED = 38;

    /** In the order of their numbers. */
    static final JsonNames FIELDS = new JsonNames(
        "updates", "block_height", "exec_mode", "orderbook_update", "order_fill", "taker_order", "subaccount_update",
        "price_update", "snapshot", "order_place", "order_remove", "order_update", "order_replace", "order",
        "order_id", "removed_order_id", "old_order_id", "total_filled_quantums", "side", "quantums", "subticks",
        "time_in_force", "subaccount_id", "client_id", "order_flags", "clob_pair_id", "owner", "number",
        "clob_match", "orders", "fill_amounts", "match_orders", "match_perpetual_liquidation",
        "match_perpetual_deleveraging", "taker_order_id", "fills", "fill_amount", "maker_order_id", "liquidated");
    /** By the venue's numbers. */
    static final JsonNames SIDES = new JsonNames("SIDE_UNSPECIFIED", "SIDE_BUY", "SIDE_SELL");
    /** By the venue's numbers. */
    static final JsonNames TIMES_IN_FORCE = new JsonNames(
        "TIME_IN_FORCE_UNSPECIFIED", "TIME_IN_FORCE_IOC", "TIME_IN_FORCE_POST_ONLY", "TIME_IN_FORCE_FILL_OR_KILL");

    private final JsonWords words;
    private final int[] numbers;

    private JsonNames(final String... names)
    {
        final List<String> spellings = new ArrayList<>();
        final List<Integer> numbersOfSpellings = new ArrayList<>();
        for (int number = 0; number < names.length; number++)
        {
            spellings.add(names[number]);
            numbersOfSpellings.add(number);
            final String camelCase = camelCase(names[number]);
            if (!camelCase.equals(names[number]))
            {
                spellings.add(camelCase);
                numbersOfSpellings.add(number);
            }
        }
        words = new JsonWords(spellings);
        numbers = numbersOfSpellings.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Names of enum values, which are upper case, have no other spelling. */
    private static String camelCase(final String name)
    {
        final StringBuilder spelling = new StringBuilder();
        for (int i = 0; i < name.length(); i++)
        {
            final char symbol = name.charAt(i);
            final boolean isHump = i > 0 && name.charAt(i - 1) == '_' && symbol >= 'a';
            if (symbol != '_' || name.charAt(0) < 'a')
            {
                spelling.append(isHump ? (char)(symbol - 'a' + 'A') : symbol);
            }
        }

        return spelling.toString();
    }

    /** Number of the name or text that the reader stands at, or {@link #UNKNOWN}. */
    int find(final JsonReader in)
    {
        final int word = in.word(words);

        return word == JsonWords.UNKNOWN ? UNKNOWN : numbers[word];
    }
}
