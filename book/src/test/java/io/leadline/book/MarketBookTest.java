package io.leadline.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;

import io.leadline.event.EventSink;
import io.leadline.event.Side;

import org.junit.jupiter.api.Test;

class MarketBookTest
{
    private static final int NOBODY = -1;
    private static final long MAX_PRICE = (1L << 41) - 1;
    private static final BookLimits ROOMY = new BookLimits(10_000_000, 10_000_000, 10_000_000);

    private final BookCounters counters = new BookCounters();

    @Test
    void shouldGrowToManyOrdersLevelsAndMakers()
    {
        final MarketBook book = new MarketBook(true, ROOMY, counters);
        final int count = 300_000;
        for (int i = 0; i < count; i++)
        {
            book.add(i, i % 20_000, i & 1, 1 + (long)i * 7_000_003 % MAX_PRICE, 1 + i, (i & 2) != 0);
        }

        assertThat(book.orderCount()).isEqualTo(count);
        assertThat(book.makerCount()).isEqualTo(20_001);
        assertThat(book.isInSync()).isTrue();
        for (int i = 0; i < count; i++)
        {
            assertThat(size(book, i & 1, 1 + (long)i * 7_000_003 % MAX_PRICE)).isEqualTo(1 + i);
            book.cancel(i);
        }
        assertThat(book.orderCount()).isZero();
        assertThat(book.levels(Side.BID).levelCount()).isZero();
        assertThat(book.levels(Side.ASK).levelCount()).isZero();
        assertThat(book.orders().firstSlab(2)).isEqualTo(OrderSlabs.NONE);
    }

    @Test
    void shouldCountAndLoseSyncOnOrderLimit()
    {
        final MarketBook book = new MarketBook(true, new BookLimits(3, 100, 100), counters);
        for (int i = 0; i < 5; i++)
        {
            book.add(i, NOBODY, Side.BID, 10, 1, false);
        }

        assertThat(book.orderCount()).isEqualTo(3);
        assertThat(size(book, Side.BID, 10)).isEqualTo(3);
        assertThat(counters.count(BookCounters.ORDER_LIMIT)).isEqualTo(2);
        assertThat(book.isInSync()).isFalse();
        book.clear();
        assertThat(book.isInSync()).isTrue();
        book.add(9, NOBODY, Side.BID, 10, 1, false);
        assertThat(book.orderCount()).isOne();
    }

    @Test
    void shouldCountAndLoseSyncOnLevelLimitOfBothSidesTogether()
    {
        final MarketBook book = new MarketBook(true, new BookLimits(100, 3, 100), counters);
        book.add(1, NOBODY, Side.BID, 10, 1, false);
        book.add(2, NOBODY, Side.ASK, 12, 1, false);
        book.add(3, NOBODY, Side.ASK, 13, 1, false);
        book.add(4, NOBODY, Side.ASK, 13, 5, false);
        assertThat(book.isInSync()).isTrue();
        book.add(5, NOBODY, Side.BID, 9, 1, false);

        assertThat(book.isInSync()).isFalse();
        assertThat(counters.count(BookCounters.LEVEL_LIMIT)).isOne();
        assertThat(book.orderCount()).isEqualTo(4);
        assertThat(size(book, Side.BID, 9)).isZero();
        assertThat(size(book, Side.ASK, 13)).isEqualTo(6);
    }

    @Test
    void shouldHoldLevelEventsToTheSameLimit()
    {
        final MarketBook book = new MarketBook(false, new BookLimits(100, 2, 100), counters);
        book.level(Side.BID, 10, 5);
        book.level(Side.ASK, 11, 5);
        book.level(Side.ASK, 11, 7);
        book.level(Side.ASK, 15, 0);
        assertThat(book.isInSync()).isTrue();
        book.level(Side.ASK, 12, 5);

        assertThat(book.isInSync()).isFalse();
        assertThat(counters.count(BookCounters.LEVEL_LIMIT)).isOne();
        assertThat(size(book, Side.ASK, 11)).isEqualTo(7);
        assertThat(size(book, Side.ASK, 12)).isZero();
        // Orders take no level here, so only levels are limited.
        book.add(1, NOBODY, Side.BID, 99, 1, false);
        assertThat(book.orderCount()).isOne();
    }

    @Test
    void shouldCountAndLoseSyncOnMakerLimit()
    {
        final MarketBook book = new MarketBook(true, new BookLimits(100, 100, 2), counters);
        book.add(1, 70, Side.BID, 10, 1, false);
        book.add(2, 71, Side.BID, 10, 1, false);
        book.add(3, 70, Side.BID, 10, 1, false);
        assertThat(book.isInSync()).isTrue();
        book.add(4, 72, Side.BID, 10, 1, false);

        assertThat(book.isInSync()).isFalse();
        assertThat(counters.count(BookCounters.MAKER_LIMIT)).isOne();
        assertThat(book.makerCount()).isEqualTo(3);
        assertThat(size(book, Side.BID, 10)).isEqualTo(4);
        // The order counts in the whole book and goes on to be known.
        book.cancel(4);
        assertThat(size(book, Side.BID, 10)).isEqualTo(3);
        book.trade(73, 10, 1, NOBODY);
        assertThat(counters.count(BookCounters.MAKER_LIMIT)).isEqualTo(2);
        assertThat(total(book, MarketBook.UNTRACKED, MarketBook.FILLED_SIZE)).isEqualTo(1);
    }

    @Test
    void shouldCreditFillsToMakerMarketAndSelfMatch()
    {
        final MarketBook book = new MarketBook(true, ROOMY, counters);
        book.add(1, 70, Side.BID, 10, 8, false);
        book.fill(1, EventSink.NO_PRICE, 3, 71);
        book.fill(1, 11, 2, 70);
        book.fill(1, 12, 100, NOBODY);
        book.fill(1, 12, 100, NOBODY);

        assertThat(total(book, 1, MarketBook.FILLED_SIZE)).isEqualTo(8);
        assertThat(total(book, 1, MarketBook.FILLED_NOTIONAL)).isEqualTo(30 + 22 + 36);
        assertThat(total(book, 1, MarketBook.SELF_MATCHED)).isEqualTo(22);
        assertThat(total(book, MarketBook.UNTRACKED, MarketBook.FILLED_SIZE)).isEqualTo(8);
        assertThat(total(book, MarketBook.UNTRACKED, MarketBook.FILLED_NOTIONAL)).isEqualTo(88);
        assertThat(total(book, MarketBook.UNTRACKED, MarketBook.SELF_MATCHED)).isEqualTo(22);
        assertThat(counters.count(BookCounters.OVERFILL)).isOne();
        assertThat(counters.count(BookCounters.UNKNOWN_ORDER)).isOne();
        assertThat(book.orderCount()).isZero();
    }

    /** In a market fed by levels every trade counts for the market, and fills only for the makers. */
    @Test
    void shouldCountNothingTwiceWhereBookComesFromLevels()
    {
        final MarketBook book = new MarketBook(false, ROOMY, counters);
        book.add(1, 70, Side.ASK, 10, 8, false);
        book.fill(1, EventSink.NO_PRICE, 3, 70);
        book.trade(NOBODY, 10, 3, NOBODY);

        assertThat(total(book, MarketBook.UNTRACKED, MarketBook.FILLED_SIZE)).isEqualTo(3);
        assertThat(total(book, MarketBook.UNTRACKED, MarketBook.SELF_MATCHED)).isEqualTo(30);
        assertThat(total(book, 1, MarketBook.FILLED_SIZE)).isEqualTo(3);
        assertThat(book.levels(Side.ASK).levelCount()).isZero();
    }

    @Test
    void shouldReplaceWhatRestsUnderTheSameId()
    {
        final MarketBook book = new MarketBook(true, ROOMY, counters);
        book.add(1, 70, Side.BID, 10, 8, true);
        book.add(2, 71, Side.ASK, 20, 9, false);
        book.add(1, 72, Side.ASK, 21, 4, false);
        assertThat(counters.count(BookCounters.ADD_ONTO_LIVE)).isOne();
        assertThat(size(book, Side.BID, 10)).isZero();
        book.replace(1, 2, 22, 3);

        assertThat(counters.count(BookCounters.REPLACE_ONTO_LIVE)).isOne();
        assertThat(book.orderCount()).isOne();
        assertThat(size(book, Side.ASK, 20)).isZero();
        assertThat(size(book, Side.ASK, 21)).isZero();
        assertThat(size(book, Side.ASK, 22)).isEqualTo(3);
        book.replace(2, EventSink.NO_ORDER_ID, 23, 5);
        book.replace(2, 2, 24, 6);
        assertThat(counters.count(BookCounters.REPLACE_ONTO_LIVE)).isOne();
        assertThat(size(book, Side.ASK, 24)).isEqualTo(6);
        assertThat(book.orders().firstSlab(3 << 1 | Side.ASK)).isNotEqualTo(OrderSlabs.NONE);
    }

    private static BigInteger total(final MarketBook book, final int maker, final int total)
    {
        final int index = MarketBook.totalIndex(maker, total);

        return BigInteger.valueOf(book.totals()[index + 1]).shiftLeft(Long.SIZE)
            .add(new BigInteger(Long.toUnsignedString(book.totals()[index])));
    }

    private static BigInteger size(final MarketBook book, final int side, final long priceTicks)
    {
        return PriceLevelsTest.size(book.levels(side), priceTicks);
    }
}
