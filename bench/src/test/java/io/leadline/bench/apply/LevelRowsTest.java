package io.leadline.bench.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;

import io.leadline.bench.flow.LevelUpdates;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.SideResult;

import org.junit.jupiter.api.Test;

/** A duel ends in an exception where the levels differ, so that it ends is most of what is shown here. */
class LevelRowsTest
{
    private static final Scale SHORT = new Scale(1, 2, true);

    @Test
    void shouldComeToTheSameLevelsOnEverySide() throws IOException
    {
        assumeTrue(LevelUpdates.file() != null, "the recording of levels is not beside the project");

        final List<Row> rows = LevelRows.updates(SHORT);

        assertThat(rows).extracting(Row::name).containsExactly("level-update", "level-event");
        assertThat(rows.get(0).sides()).extracting(SideResult::name)
            .containsExactly("leadline", "TreeMap", "bare levels");
        assertThat(rows.get(1).sides()).extracting(SideResult::name)
            .containsExactly("leadline", "TreeMap", "bare levels", "reading alone");
        assertThat(rows.get(1).operations()).isGreaterThanOrEqualTo(2 * 5 * 5 * 1000);
    }
}
