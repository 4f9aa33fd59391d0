package io.leadline.feed.dydx;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;

import org.junit.jupiter.api.Test;

import io.leadline.config.Market;

/** Whatever a node says, the books are its books, every final fill is credited once, and no hole goes unmarked. */
class RandomNodeTest
{
    private static final Market[] MARKETS = {Node.btc(), Node.eth()};
    private static final int SEEDS = 25;
    private static final int MESSAGES = 120;

    @Test
    void shouldKeepTheNodesBooksAndCreditEveryFinalFill() throws InvalidProtocolBufferException
    {
        BigDecimal credited = BigDecimal.ZERO;
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final RandomNode node = new RandomNode(seed);
            final Run run = new Run("seed=" + seed);
            run.begin(node);
            for (int i = 0; i < MESSAGES; i++)
            {
                run.receive(i % 40 == 30 ? node.snapshot() : node.next());
                run.compare(node);
                assertThat(run.books.filled()).as(run.where).isEqualTo(node.filled());
            }

            assertThat(run.count("snapshots_refuted_book") + run.count("stale_marks")).as(run.where).isZero();
            assertThat(run.count("snapshots_confirmed_book")).as(run.where).isGreaterThanOrEqualTo(6);
            credited = node.filled().values().stream().reduce(credited, BigDecimal::add);
        }

        assertThat(credited).isPositive();
    }

    @Test
    void shouldBeStaleFromADisconnectToTheNextSnapshot() throws InvalidProtocolBufferException
    {
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final SplittableRandom random = new SplittableRandom(seed);
            final RandomNode node = new RandomNode(seed);
            final Run run = new Run("seed=" + seed);
            run.begin(node);
            for (int i = 0; i < MESSAGES; i++)
            {
                if (random.nextInt(20) == 0)
                {
                    run.disconnect();
                    drop(node, random);
                    run.receive(node.next());
                    assertThat(run.books.isInSync("BTC-USD")).as(run.where).isFalse();
                    run.receive(node.snapshot());
                }
                run.receive(node.next());
                run.compare(node);
            }
        }
    }

    /** What is lost may show in a message or not before the next snapshot, but never later. */
    @Test
    void shouldHealWithTheNextSnapshotWhenMessagesAreDropped() throws InvalidProtocolBufferException
    {
        long evidence = 0;
        long refutations = 0;
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final SplittableRandom random = new SplittableRandom(seed);
            final RandomNode node = new RandomNode(seed);
            final Run run = new Run("seed=" + seed);
            run.begin(node);
            for (int i = 0; i < MESSAGES; i++)
            {
                run.receive(node.next());
                if (random.nextInt(15) == 0)
                {
                    drop(node, random);
                    for (int j = 0; j < 3; j++)
                    {
                        run.receive(node.next());
                        run.compareWithNaive();
                    }
                    run.receive(node.snapshot());
                }
                run.compare(node);
            }
            evidence += run.count("removes_of_unknown_order") + run.count("places_of_live_order");
            refutations += run.count("snapshots_refuted_book");
        }

        assertThat(evidence).isGreaterThan(SEEDS);
        assertThat(refutations).isGreaterThan(SEEDS);
    }

    private static void drop(final RandomNode node, final SplittableRandom random)
    {
        for (int count = 1 + random.nextInt(5); count > 0; count--)
        {
            node.next();
        }
    }

    /** A session, and the naive books of the same messages. */
    private static final class Run
    {
        private final SinkBooks books = new SinkBooks();
        private final NaiveNode naive = new NaiveNode(MARKETS);
        private final DydxSession session = new DydxSession(List.of(MARKETS), books);
        private final String where;
        private long timeEpochNs;

        private Run(final String where)
        {
            this.where = where;
        }

        /** What happens before the snapshot is nothing to the books, and its fills are not theirs to credit. */
        private void begin(final RandomNode node) throws InvalidProtocolBufferException
        {
            for (int i = 0; i < 10; i++)
            {
                receive(node.next());
            }
            node.filled().clear();
            receive(node.snapshot());
        }

        private void receive(final Message message) throws InvalidProtocolBufferException
        {
            final byte[] bytes = message.toByteArray();
            timeEpochNs += 10;
            assertThat(session.onFrame(bytes, 0, bytes.length, timeEpochNs)).as(where).isTrue();
            naive.receive(Proto.parse(bytes));
        }

        private void disconnect()
        {
            session.onDisconnect();
            naive.disconnect();
        }

        private void compareWithNaive()
        {
            for (final Market market : MARKETS)
            {
                assertThat(books.book(market.name())).as(where).isEqualTo(naive.book(market.name()));
                assertThat(books.isInSync(market.name())).as(where).isEqualTo(naive.isInSync(market.name()));
            }
            assertThat(books.filled()).as(where).isEqualTo(naive.filled());
        }

        private void compare(final RandomNode node)
        {
            compareWithNaive();
            for (int pair = 0; pair < MARKETS.length; pair++)
            {
                assertThat(books.isInSync(MARKETS[pair].name())).as(where).isTrue();
                assertThat(books.book(MARKETS[pair].name())).as(where).isEqualTo(node.book(pair));
            }
        }

        private long count(final String counter)
        {
            return session.counters().count(counter);
        }
    }
}
