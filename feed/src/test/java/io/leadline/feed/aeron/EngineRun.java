package io.leadline.feed.aeron;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.RecordingSink;

/** An engine with the markets SOL and BTC, its messages, and a session that reads them; SOL and BTC are configured. */
final class EngineRun
{
    static final BigDecimal TICK = new BigDecimal("0.01");
    static final BigDecimal LOT = new BigDecimal("0.1");
    static final Configuration CONFIGURATION = FeedFixtures.configuration(
        FeedFixtures.market("SOL", "0.01", "0.1"), FeedFixtures.market("BTC", "0.01", "0.1", "BTC-VENUE"));

    final SentMessages sent = new SentMessages();
    final EngineSink engine = new EngineSink(sent);
    final RecordingSink sink = new RecordingSink();
    final List<String> refused = new ArrayList<>();
    final EngineSession session;
    final int sol;
    final int btc;
    final int alice;
    private int shown;

    EngineRun()
    {
        this(EngineLimits.DEFAULT);
    }

    EngineRun(final EngineLimits limits)
    {
        session = new EngineSession(CONFIGURATION, sink, limits, this::onRefused);
        sol = engine.market("SOL", TICK, LOT);
        btc = engine.market("BTC-VENUE", TICK, LOT);
        alice = engine.account("alice");
    }

    private void onRefused(final Refused reason, final long value, final int templateId, final int version)
    {
        refused.add(reason + " value=" + value + " template=" + templateId + " version=" + version);
    }

    /** Shows the session what was sent since. */
    EngineRun show()
    {
        sent.show(session, shown);
        shown = sent.all().size();

        return this;
    }

    /** What was sent since is never shown. */
    void lose()
    {
        shown = sent.all().size();
    }

    /** The message that was sent last. */
    byte[] last()
    {
        return sent.all().get(sent.all().size() - 1);
    }

    /** Lines of the sink from one on. */
    List<String> lines(final int from)
    {
        return sink.lines().subList(from, sink.lines().size());
    }

    long count(final String name)
    {
        return session.counters().count(name);
    }
}
