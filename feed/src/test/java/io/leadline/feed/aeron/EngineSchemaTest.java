package io.leadline.feed.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.leadline.event.EventType;
import io.leadline.feed.RecordingSink;

/** What an engine says is the same to a sink beside it, to a reader of the schema, and behind the session. */
class EngineSchemaTest
{
    private static final int EVENTS = 300;

    @Test
    void shouldBeReadBySchemaAndSessionAlike() throws Exception
    {
        for (long seed = 1; seed <= 50; seed++)
        {
            final RecordingSink direct = new RecordingSink();
            final SentMessages sent = new SentMessages();
            final RandomEngine engine = new RandomEngine(seed, direct, new EngineSink(sent));
            for (int i = 0; i < EVENTS; i++)
            {
                engine.event();
            }
            final RecordingSink decoded = new RecordingSink();
            final EngineSession session = new EngineSession(
                RandomEngine.CONFIGURATION, decoded, EngineLimits.DEFAULT, EngineSchemaTest::refuse);
            sent.show(session, 0);
            final SchemaReader schema = new SchemaReader();
            final List<String> lines = sent.all().stream().map(schema::line).filter(Objects::nonNull).toList();

            assertThat(lines).as("seed=%d", seed).isEqualTo(direct.lines());
            assertThat(decoded.lines()).as("seed=%d", seed).isEqualTo(direct.lines());
            assertThat(session.counters().count("messages")).isEqualTo(sent.all().size());
        }
    }

    @Test
    void shouldNumberMessagesAsTheLogNumbersTheirEvents() throws Exception
    {
        final SchemaReader schema = new SchemaReader();
        final SentMessages sent = new SentMessages();
        final EngineSink sink = new EngineSink(sent);
        final int market = sink.market("SOL", new BigDecimal("0.25"), new BigDecimal("100"));
        sink.add(7, market, 1, sink.account("alice"), 0, 5, 6, 1);
        sink.heartbeat(8, market);

        assertThat(schema.schemaId()).isEqualTo(19532);
        assertThat(template(sent.all().get(0))).isEqualTo(EventType.MARKET_DEFINITION);
        assertThat(schema.fields(sent.all().get(0))).containsEntry("name", "SOL").containsEntry("market", 0L);
        assertThat(schema.priceStep()).isEqualByComparingTo("0.25");
        assertThat(template(sent.all().get(1))).isEqualTo(EventType.ACCOUNT_DEFINITION);
        assertThat(template(sent.all().get(2))).isEqualTo(EventType.ADD);
        assertThat(schema.fields(sent.all().get(2))).containsEntry("sequence", 3L).containsEntry("timeEpochNs", 7L);
        assertThat(template(sent.all().get(3))).isEqualTo(EventType.HEARTBEAT);
    }

    private static int template(final byte[] message)
    {
        return message[2] & 0xff | (message[3] & 0xff) << Byte.SIZE;
    }

    private static void refuse(final Refused reason, final long value, final int templateId, final int version)
    {
        throw new AssertionError("refused: reason=" + reason + " value=" + value + " template=" + templateId);
    }
}
