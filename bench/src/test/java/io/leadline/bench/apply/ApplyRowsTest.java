package io.leadline.bench.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

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
        final List<String> books =
            List.of("leadline", "exchange-core", "parity-book", "TreeMap", "bare book", "bare book, touching ahead");

        requireSides("W1", books.subList(0, 5));
        requireSides("W100", books);
    }

    private static void requireSides(final String shape, final List<String> books) throws IOException
    {
        final List<Row> rows = ApplyRows.peers(shape, SHORT);

        assertThat(rows.get(0).operations()).isGreaterThanOrEqualTo(2 * 5 * 10 * 1000);
        assertThat(rows.get(1).sides()).extracting(SideResult::name).isEqualTo(books);
        assertThat(rows.get(0).sides()).extracting(SideResult::name)
            .isEqualTo(Stream.concat(books.stream(), Stream.of("reading alone")).toList());
    }
}
