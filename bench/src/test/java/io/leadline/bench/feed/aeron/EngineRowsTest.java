package io.leadline.bench.feed.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.SideResult;

import org.junit.jupiter.api.Test;

/** A side whose messages are lost or refused ends in an exception, so that it ends is most of what is shown here. */
class EngineRowsTest
{
    @Test
    void shouldReadAllMessagesOnEverySide() throws IOException
    {
        final List<Row> rows = EngineRows.beside(new Scale(1, 2, true));

        assertThat(rows).extracting(Row::name).containsExactly("feed-aeron-decode", "feed-aeron-ipc");
        assertThat(rows.get(0).sides()).extracting(SideResult::name).containsExactly("leadline", "read bytes");
        assertThat(rows.get(1).sides()).extracting(SideResult::name).containsExactly("leadline", "bare poll");
        assertThat(rows.get(1).operations()).isEqualTo(2 * 20_000);
    }
}
