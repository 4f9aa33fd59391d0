package io.leadline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.SideResult;

import org.junit.jupiter.api.Test;

/** A duel ends in an exception where the books differ, so that it ends is most of what is shown here. */
class ApplyRowsTest
{
    private static final Scale SHORT = new Scale(1, 2, true);

    @Test
    void shouldComeToTheSameBookAsEveryPeer() throws IOException
    {
        for (final String shape : new String[]{"W1", "W100"})
        {
            final Row row = ApplyRows.peers(shape, SHORT);

            assertThat(row.sides()).extracting(SideResult::name)
                .containsExactly("leadline", "exchange-core", "parity-book", "TreeMap", "reading alone");
            assertThat(row.operations()).isGreaterThanOrEqualTo(2 * 50 * 1000);
        }
    }
}
