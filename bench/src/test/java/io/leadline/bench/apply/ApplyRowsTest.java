package io.leadline.bench.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
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
            final List<Row> rows = ApplyRows.peers(shape, SHORT);

            assertThat(rows.get(0).sides()).extracting(SideResult::name)
                .containsExactly("leadline", "exchange-core", "parity-book", "TreeMap", "bare book", "reading alone");
            assertThat(rows.get(0).operations()).isGreaterThanOrEqualTo(2 * 5 * 10 * 1000);
            assertThat(rows.get(1).sides()).extracting(SideResult::name)
                .containsExactly("leadline", "exchange-core", "parity-book", "TreeMap", "bare book");
        }
    }
}
