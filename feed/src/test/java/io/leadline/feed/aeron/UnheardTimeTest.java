package io.leadline.feed.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.leadline.event.EventSink;

class UnheardTimeTest
{
    private static final long S = TimeUnit.SECONDS.toNanos(1);

    private final EngineRun run = new EngineRun();
    private final UnheardTime unheard = new UnheardTime(run.session, run.sink, 3_600 * S, S);

    /** The log stays where the event put it; what passes by the local clock does not go on from there for good. */
    @Test
    void shouldForgetAnEventThatWasAheadOfItsEngine()
    {
        tell(1, 1);
        tell(300, 2);
        for (int s = 3; s <= 1_000; s++)
        {
            unheard.pass(s * S);
            if (s % 10 == 0)
            {
                tell(s, s);
            }
        }

        assertThat(run.session.lastEpochNs()).isEqualTo(1_000 * S);
    }

    private void tell(final int timeS, final int heardS)
    {
        run.engine.heartbeat(timeS * S, EventSink.NO_MARKET);
        run.show();
        unheard.onHeard(heardS * S);
    }
}
