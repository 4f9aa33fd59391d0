package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.book.BookCounters;
import io.leadline.book.BookLimits;
import io.leadline.book.MarketBook;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class SectionEncoderTest
{
    private static final int MARKET = 0;

    private final MeasureLayout layout = new MeasureLayout(Configurations.fixed("1s").ladders());
    private final MarketMeasure measure = new MarketMeasure(layout);
    private final RecordOutput output = new RecordOutput();
    private final RecordInput input = new RecordInput();
    private final MarketRecord record = new MarketRecord(MARKET, layout);
    private final SectionEncoder encoder = new SectionEncoder(MARKET, layout);

    /**
     * Another market may have left no room for a single entry: the section goes on in the next document all the same.
     */
    @Test
    void shouldContinueSectionForWhichNoRoomWasLeft()
    {
        new Measurer(layout)
            .measure(new MarketBook(true, new BookLimits(9, 9, 9), new BookCounters()), measure, 0, false);
        for (int room = 40; room >= -1; room--)
        {
            final int start = SnapshotLayout.SPLIT_LENGTH - room;
            final long interval = 1_000_000_000L + 40 - room;
            output.reset(0);
            output.putBytes(new byte[start]);
            encoder.begin(measure.entityCount());
            int sections = 0;
            boolean isDone = false;
            while (!isDone)
            {
                isDone = encoder.encode(output, measure, interval, Long.MAX_VALUE);
                decode(sections == 0 ? start : 0, "room=" + room);
                assertThat(record.isComplete()).as("room=%d", room).isEqualTo(isDone);
                output.reset(0);
                sections++;
            }
            assertThat(sections).as("room=%d", room).isBetween(1, 2);
            assertThat(record.interval()).isEqualTo(interval);
            assertThat(record.eventSequence()).isEqualTo(Long.MAX_VALUE);
            assertThat(record.status()).isEqualTo(MarketStatus.EMPTY);
        }
    }

    private void decode(final int start, final String description)
    {
        input.wrap(new UnsafeBuffer(output.bytes()), start, output.length());
        assertThat(input.getInt(9)).isEqualTo(MARKET);
        assertThat(record.decode(input, 0)).as(description).isNull();
        assertThat(input.hasMore()).as(description).isFalse();
    }
}
