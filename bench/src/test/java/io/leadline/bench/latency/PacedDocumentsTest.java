package io.leadline.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.leadline.bench.flow.FlowShape;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PacedDocumentsTest
{
    private static final long STEP_NS = 5_000;
    private static final long START_NS = -77;
    private static final int ACTIONS = 2_000;

    private static Arrivals arrivals;

    private final PacedDocuments documents = new PacedDocuments(arrivals, () -> this.nowNs);
    private long nowNs = START_NS;

    @BeforeAll
    static void writeFlow() throws IOException
    {
        arrivals = new Arrivals(new FlowShape(2, 3, 4, STEP_NS), 1, ACTIONS);
    }

    @Test
    void shouldHandOverADocumentWhenItIsDueAndNotBefore()
    {
        final int first = arrivals.fillCount();
        documents.window(first, first + 1, START_NS);
        final long afterNs = arrivals.timeEpochNs(first) - arrivals.timeEpochNs(first - 1);

        nowNs = START_NS + afterNs - 1;
        assertThat(documents.next()).isFalse();
        nowNs++;
        assertThat(documents.next()).isTrue();
        assertThat(documents.last()).isEqualTo(first);
        assertThat(documents.arrivalNs()).isEqualTo(nowNs);
        assertThat(documents.hasMore()).isFalse();
        assertThat(documents.next()).isFalse();
    }

    @Test
    void shouldCountAHoldUpAgainstEveryDocumentThatFellDueMeanwhile()
    {
        final int first = arrivals.fillCount() + 10;
        documents.window(first, first + 100, START_NS);

        nowNs = START_NS + 1_000_000_000L;
        final List<Long> lateNs = new ArrayList<>();
        while (documents.next())
        {
            lateNs.add(documents.handedNs() - documents.arrivalNs());
        }

        final List<Long> expectedNs = new ArrayList<>();
        for (int i = first; i < first + 100; i++)
        {
            expectedNs.add(1_000_000_000L - arrivals.timeEpochNs(i) + arrivals.timeEpochNs(first - 1));
        }
        assertThat(lateNs).isEqualTo(expectedNs);
    }

    @Test
    void shouldPaceByTheFlowsOwnTimes()
    {
        for (int i = arrivals.fillCount(); i < arrivals.documentCount(); i++)
        {
            final long stepNs = arrivals.timeEpochNs(i) - arrivals.timeEpochNs(i - 1);

            assertThat(stepNs).as("document %d", i).isPositive();
            assertThat(stepNs % STEP_NS).as("document %d", i).isZero();
        }
        assertThat(arrivals.documentCount() - arrivals.fillCount()).isEqualTo(ACTIONS);
    }

    /** The first event later than an instant makes it due; one that stands on the instant belongs before it. */
    @Test
    void shouldTellWhichDocumentMakesAnInstantDue()
    {
        final long everyNs = 7 * STEP_NS;
        for (int i = 1; i < arrivals.documentCount(); i++)
        {
            boolean isCrossed = false;
            for (long instant = arrivals.timeEpochNs(i - 1); instant < arrivals.timeEpochNs(i); instant++)
            {
                isCrossed |= instant % everyNs == 0;
            }

            assertThat(arrivals.makesDue(i, everyNs)).as("document %d", i).isEqualTo(isCrossed);
        }
    }
}
