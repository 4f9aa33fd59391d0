package io.leadline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

class CharSpanTest
{
    @Test
    void shouldBeFoundByContentWhateverWasThereBefore()
    {
        final Map<CharSpan, String> map = new HashMap<>();
        final CharSpan span = new CharSpan();
        map.put(span.set("short").copy(), "first");
        map.put(span.set("x".repeat(300)).copy(), "second");

        assertThat(map.get(span.set("-short-".toCharArray(), 1, 5))).isEqualTo("first");
        assertThat(map.get(span.set("x".repeat(300)))).isEqualTo("second");
        assertThat(map.get(span.set("x"))).isNull();
        assertThat(span).hasToString("x").hasSize(1);
        span.clear();
        assertThat(span).isEqualTo(new CharSpan()).isEmpty();
    }

    @Test
    void shouldCopyTextsWithoutGarbage()
    {
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().getId();
        final CharSpan span = new CharSpan();
        span.set("update");
        final long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 10_000; i++)
        {
            span.set(i % 2 == 0 ? "new" : "update");
        }

        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(10_000);
    }

    @Test
    void shouldLowerOnlyAsciiLetters()
    {
        final CharSpan span = new CharSpan().set("0xAbZ\u00c4");
        span.lowerAsciiCase();

        assertThat(span).hasToString("0xabz\u00c4");
    }

    @Test
    void shouldCountTheBytesOfUtf8()
    {
        for (final String text : new String[] {"", "a\u007f", "\u0080\u07ff", "\u0800\uffff", "a\ud83d\ude00z"})
        {
            assertThat(new CharSpan().set(text).utf8Length())
                .as(text).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void shouldCutOutARange()
    {
        assertThat(new CharSpan().set("0.125").subSequence(2, 4)).isEqualTo("12");
    }
}
