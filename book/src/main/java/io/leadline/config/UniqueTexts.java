package io.leadline.config;

import java.util.HashMap;
import java.util.Map;

/** Complains about the second setting of the same text and names the first. */
final class UniqueTexts
{
    private final String complaint;
    private final String allowed;
    private final Map<String, String> firstKeysByText = new HashMap<>();

    UniqueTexts(final String complaint, final String allowed)
    {
        this.complaint = complaint;
        this.allowed = allowed;
    }

    /** Notes a text, null after an earlier complaint, and says whether it was new. */
    boolean add(final String text, final Setting setting)
    {
        final String firstKey = text == null ? null : firstKeysByText.putIfAbsent(text, setting.key());
        if (firstKey != null)
        {
            setting.complain(complaint, "value=" + QuotedText.shown(text) + " first=" + firstKey, allowed);
        }

        return firstKey == null;
    }
}
