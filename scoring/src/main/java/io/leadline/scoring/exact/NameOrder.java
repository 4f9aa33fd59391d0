package io.leadline.scoring.exact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** Names by their UTF-8 bytes, unsigned: the order of makers in every output, in every locale. */
public final class NameOrder
{
    public static final Comparator<String> BY_BYTES =
        (left, right) -> Arrays.compareUnsigned(bytes(left), bytes(right));

    private NameOrder()
    {
    }

    private static byte[] bytes(final String name)
    {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
