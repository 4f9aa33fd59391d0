package io.leadline.feed.dydx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;

import org.junit.jupiter.api.Test;

import io.leadline.config.Market;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;

/** The same messages in both forms come to the same events, however protobuf's own writer spells them. */
class JsonFormTest
{
    private static final Market[] MARKETS = {Node.btc(), Node.eth()};
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer();
    /** As nodes send them: all fields, by the names of the definitions. */
    private static final JsonFormat.Printer NODE =
        PRINTER.preservingProtoFieldNames().alwaysPrintFieldsWithNoPresence().omittingInsignificantWhitespace();
    private static final List<JsonFormat.Printer> PRINTERS = List.of(NODE, PRINTER, PRINTER.printingEnumsAsInts());
    private static final Path FILE = FeedFixtures.shared("data/dydx/feed_from_t1.log.gz");

    @Test
    void shouldReadWhatARandomNodeSaysAsInBinaryForm() throws InvalidProtocolBufferException
    {
        for (long seed = 1; seed <= 15; seed++)
        {
            for (final JsonFormat.Printer printer : PRINTERS)
            {
                final RandomNode node = new RandomNode(seed);
                final Forms forms = new Forms(printer);
                for (int i = 0; i < 60; i++)
                {
                    forms.receive(i % 20 == 5 ? node.snapshot() : node.next(), "seed=" + seed);
                }

                assertThat(forms.text.counters()).hasToString(forms.binary.counters().toString());
                assertThat(forms.text.counters().count("fills_final")).isPositive();
            }
        }
    }

    @Test
    void shouldReadTheRecordingAsInBinaryForm() throws InvalidProtocolBufferException
    {
        assumeTrue(Files.exists(FILE), "recording absent: path=" + FILE);
        final Forms forms = new Forms(NODE);
        try (RecordReader records = new RecordReader(Recording.of(List.of(FILE)).get(0)))
        {
            while (records.next())
            {
                forms.receive(Proto.parse(Arrays.copyOf(records.bytes(), records.length())), "recording");
            }
        }

        assertThat(forms.text.counters()).hasToString(forms.binary.counters().toString());
        assertThat(forms.text.counters().count("places")).isEqualTo(367);
    }

    @Test
    void shouldReadFieldsInAnyOrder()
    {
        final SessionText run = new SessionText();
        run.receive("""
            {"other":[1,{}],"updates":[
              {"orderbook_update":{"updates":[
                {"order_place":{"placement_status":"X","order":{"subticks":"100000","quantums":5000000,"side":1,
                  "time_in_force":"TIME_IN_FORCE_POST_ONLY","order_id":{"clob_pair_id":0,"order_flags":64,
                  "client_id":4294967295,"subaccount_id":{"number":128,"owner":"dydx1a"}}},"time_stamp":null}},
                {"order_update":null,"order_remove":null}],"snapshot":true},"exec_mode":102,"block_height":7},
              {"block_height":7,"exec_mode":7,"taker_order":{"order":{}}},
              {"block_height":7,"exec_mode":7}]}""");

        assertThat(run.lines()).containsExactly(
            "1 clear BTC-USD", "1 add BTC-USD 644294967295 dydx1a/128 bid 1 5 flags=1");
        assertThat(run.session.counters().count("final_updates")).isEqualTo(2);
        assertThat(run.session.counters().count("taker_updates")).isEqualTo(1);
        assertThat(run.session.counters().count("other_updates")).isEqualTo(1);
        assertThat(run.session.counters().count("other_book_changes")).isEqualTo(1);
    }

    @Test
    void shouldSayWhatIsWrongAndWhere()
    {
        assertThat(problem("")).isEqualTo("json ends early: expected=value offset=0");
        assertThat(problem("connection refused")).isEqualTo("malformed json: expected=value offset=0");
        assertThat(problem("{\"updates\":[]} x")).isEqualTo("text behind its value: offset=15");
        assertThat(problem("{\"updates\":[{\"block_height\":-1}]}")).isEqualTo("number below 0: value=-1 offset=28");
        assertThat(problem("{\"updates\":[{\"block_height\":4294967296}]}")).isEqualTo(
            "number out of range: value=4294967296 limit=4294967296 offset=28");
        assertThat(problem("{\"updates\":[{\"orderbook_update\":{\"snapshot\":1}}]}")).isEqualTo(
            "unexpected token: token=NUMBER expected=TRUE offset=44");
        final String remove = "{\"updates\":[{\"orderbook_update\":{\"snapshot\":true,\"updates\":[{\"order_remove\":" +
            "{\"removed_order_id\":{\"subaccount_id\":{\"owner\":";
        assertThat(problem(remove + "\"a\\n\"}}}}]}}]}")).isEqualTo("owner with escapes: offset=" + remove.length());
        assertThat(problem(remove + "7}}}}]}}]}")).isEqualTo(
            "unexpected token: token=NUMBER expected=STRING offset=" + remove.length());
    }

    private static String problem(final String text)
    {
        final SessionText run = new SessionText();
        assertThat(run.receive(text)).isFalse();
        assertThat(run.session.isAwaitingSnapshot()).isTrue();

        return run.session.problem().replace("malformed message: reason=", "");
    }

    /** A session of texts; the n-th is received at n ns. */
    private static final class SessionText
    {
        private static final int MARGIN = 3;

        private final RecordingSink sink = new RecordingSink();
        private final DydxSession session = new DydxSession(List.of(MARKETS), sink);
        private int count;

        private boolean receive(final String text)
        {
            final byte[] bytes = ("[[{" + text + "}]]").getBytes(StandardCharsets.UTF_8);
            count++;

            return session.onText(bytes, MARGIN, bytes.length - 2 * MARGIN, count);
        }

        private List<String> lines()
        {
            return sink.lines();
        }
    }

    /** A session of each form. */
    private static final class Forms
    {
        private final RecordingSink binaryEvents = new RecordingSink();
        private final RecordingSink textEvents = new RecordingSink();
        private final DydxSession binary = new DydxSession(List.of(MARKETS), binaryEvents);
        private final DydxSession text = new DydxSession(List.of(MARKETS), textEvents);
        private final JsonFormat.Printer printer;
        private int count;

        private Forms(final JsonFormat.Printer printer)
        {
            this.printer = printer;
        }

        private void receive(final Message message, final String where) throws InvalidProtocolBufferException
        {
            final byte[] bytes = message.toByteArray();
            final byte[] json = printer.print(message).getBytes(StandardCharsets.UTF_8);
            count++;
            assertThat(binary.onFrame(bytes, 0, bytes.length, count)).as(where).isTrue();
            assertThat(text.onText(json, 0, json.length, count)).as(where).isTrue();
            assertThat(textEvents.lines()).as(where).isEqualTo(binaryEvents.lines());
            binaryEvents.lines().clear();
            textEvents.lines().clear();
        }
    }
}
