package io.leadline.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Orders of a leaf that says more of them than is good for its reader. */
class HourCursorTest
{
    private static final int FIELDS = 3;
    private static final int LIMIT = 1 << 24;
    private static final long RANDOM_READS = 20_000;

    @Test
    void shouldRefuseMoreOrdersThanAMarketMayHave()
    {
        final HourCursor cursor = new HourCursor(leaf(6, 5, 11), FIELDS, 10);

        assertThatThrownBy(cursor::nextOfMaker).isInstanceOf(LeafException.class)
            .hasMessageContaining("number is too large: value=5 limit=4");
        final HourCursor enough = new HourCursor(leaf(6, 5, 11), FIELDS, 11);
        enough.nextOfMaker();
        assertThat(enough.bidCount() + enough.askCount()).isEqualTo(11);
    }

    @Test
    void shouldRefuseMoreOrdersThanThereAreBytesForBeforeItReadsAny()
    {
        final HourCursor cursor = new HourCursor(leaf(LIMIT / 2, LIMIT / 2, 1_000), FIELDS, LIMIT);

        assertThatThrownBy(cursor::nextOfMaker).isInstanceOf(LeafException.class)
            .hasMessageContaining("ends too early: orders=16777216 remaining=2002");
    }

    /** An order takes two bytes at least, and should not take more for being read. */
    @Test
    void shouldTakeNoMoreRoomThanTheLeafDoes()
    {
        final byte[] content = leaf(LIMIT / 2, LIMIT / 2, LIMIT);
        final HourCursor cursor = new HourCursor(content, FIELDS, LIMIT);
        final com.sun.management.ThreadMXBean thread =
            (com.sun.management.ThreadMXBean)ManagementFactory.getThreadMXBean();
        final long before = thread.getCurrentThreadAllocatedBytes();

        cursor.nextOfMaker();

        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(content.length / 4);
        assertThat(cursor.priceTicks(LIMIT - 1)).isEqualTo(price(LIMIT - 1));
    }

    @Test
    void shouldTellOrdersInWhateverOrderTheyAreAskedFor()
    {
        final long seed = 20261124;
        final Random random = new Random(seed);
        final int count = 1_000;
        final HourCursor cursor = new HourCursor(leaf(600, 400, count), FIELDS, LIMIT);
        cursor.nextOfMaker();
        for (int i = 0; i < RANDOM_READS; i++)
        {
            final int order = random.nextInt(count);
            final boolean isPriceFirst = random.nextBoolean();
            if (isPriceFirst)
            {
                assertThat(cursor.priceTicks(order)).as("seed=%d read=%d", seed, i).isEqualTo(price(order));
            }
            assertThat(cursor.sizeLots(order)).as("seed=%d read=%d", seed, i).isEqualTo(size(order));
        }
        assertThatThrownBy(() -> cursor.sizeLots(count)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** A maker's hour whose first snapshot says so many orders, and has so many. */
    private static byte[] leaf(final int bids, final int asks, final int present)
    {
        final LeafBytes bytes = new LeafBytes();
        bytes.putByte(LeafLayout.FORMAT);
        bytes.putText("SOL-PERP");
        bytes.putText("maker-1");
        bytes.putNumber(20_513);
        bytes.putByte(7);
        bytes.putNumber(1);
        final int mask = bytes.putBits(LeafLayout.maskLength(FIELDS));
        bytes.setBit(mask, LeafLayout.ordersBit(FIELDS));
        bytes.putNumber(bids);
        bytes.putNumber(asks);
        for (int order = 0; order < present; order++)
        {
            bytes.putNumber(price(order));
            bytes.putNumber(size(order));
        }
        bytes.putByte(LeafLayout.END);
        bytes.putNumber(1);

        return bytes.copy();
    }

    private static long price(final int order)
    {
        return order % 127;
    }

    private static long size(final int order)
    {
        return 1 + order % 113;
    }
}
