package io.leadline.measure;

import static io.leadline.measure.MeasuredOrders.field;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;

import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole book while the best prices stay and makers, or everybody else, change. */
class WholeBookTest
{
    private static final long TIME = 1_772_323_200_000_000_000L;
    /** A maker's order comes to 2^61, and one four times as large just fits 63 bits. */
    private static final long BID = 1L << 30;
    private static final long LOTS = 1L << 31;
    private static final Configuration CONFIGURATION = ConfigurationReader.parse("""
        venue: example
        markets:
          - { name: M, tick: "1", lot: "1", book: orders }
        ladders:
          - { name: touch, reference: touch, edges_bps: [1, 20] }
        schedule: { every: 1s, instant: fixed }
        """, "whole book");
    private static final MeasureLayout LAYOUT = new MeasureLayout(CONFIGURATION.ladders());
    private static final int SIZE = LAYOUT.sizeField(0, Side.BID, 0);

    @TempDir
    private Path folder;
    private final FeedBooks books = new FeedBooks(CONFIGURATION);
    private final Measurer measurer = new Measurer(LAYOUT);
    private final MarketMeasure measure = new MarketMeasure(LAYOUT);
    private EventLogWriter writer;
    private EventLogReader reader;
    private int market;

    @BeforeEach
    void restThreeMakers()
    {
        writer = new EventLogWriter(folder, Long.MAX_VALUE);
        market = writer.market("M", BigDecimal.ONE, BigDecimal.ONE);
        for (int id = 1; id <= 3; id++)
        {
            writer.add(TIME, market, id, writer.account("maker-" + id), Side.BID, BID, LOTS, 0);
        }
        writer.flush();
        reader = new EventLogReader(folder);
        measure();
    }

    @AfterEach
    void close()
    {
        reader.close();
        writer.close();
    }

    @Test
    void shouldReplaceMakersThatChange()
    {
        writer.reduce(TIME, market, 2, 7, 0);
        writer.cancel(TIME, market, 3);
        measure();

        assertWholeBook(LOTS + 7);
        assertThat(measure.changed()[0]).isEqualTo(0b1101);
    }

    @Test
    void shouldNotChangeWhenMakersChangePlaces()
    {
        writer.reduce(TIME, market, 1, LOTS + 5, 0);
        writer.reduce(TIME, market, 2, LOTS - 5, 0);
        measure();

        assertWholeBook(3 * LOTS);
        assertThat(measure.changed()[0]).isEqualTo(0b0110);
    }

    @Test
    void shouldPass64BitsWhenMakersDoNotPass63()
    {
        assertThat(measure.highs()).isNull();
        writer.reduce(TIME, market, 2, 4 * LOTS - 1, 0);
        writer.reduce(TIME, market, 3, 4 * LOTS - 1, 0);
        measure();
        assertWholeBook(9 * LOTS - 2);
        writer.reduce(TIME, market, 2, LOTS, 0);
        writer.reduce(TIME, market, 3, LOTS, 0);
        measure();

        assertWholeBook(3 * LOTS);
    }

    @Test
    void shouldCountEverybodyElse()
    {
        writer.add(TIME, market, 9, EventSink.NO_ACCOUNT, Side.BID, BID - 1, 11, 0);
        measure();
        writer.reduce(TIME, market, 1, 3, 0);
        writer.reduce(TIME, market, 9, 10, 0);
        measure();

        assertThat(field(measure, 0, SIZE)).isEqualTo(BigInteger.valueOf(2 * LOTS + 13));
    }

    private void measure()
    {
        writer.flush();
        boolean isMore = reader.poll(books);
        while (isMore)
        {
            isMore = reader.poll(books);
        }
        measurer.measure(books.book(market), measure, 0, false);
    }

    private void assertWholeBook(final long sizeLots)
    {
        assertThat(field(measure, 0, SIZE)).isEqualTo(BigInteger.valueOf(sizeLots));
        assertThat(field(measure, 0, SIZE + 1)).isEqualTo(BigInteger.valueOf(sizeLots).shiftLeft(30));
    }
}
