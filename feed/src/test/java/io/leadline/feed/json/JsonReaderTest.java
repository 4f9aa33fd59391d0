package io.leadline.feed.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leadline.feed.CharSpan;
import io.leadline.number.Quantum;
import io.leadline.number.Steps;

class JsonReaderTest
{
    private static final int MAX_LENGTH = 4096;

    private final JsonReader reader = new JsonReader(MAX_LENGTH);
    private final CharSpan text = new CharSpan();
    private final Steps steps = new Steps();

    @Test
    void shouldReadAndRefuseWhatJacksonDoes()
    {
        int read = 0;
        int refused = 0;
        for (long seed = 0; seed < 60_000; seed++)
        {
            final byte[] json = new RandomJson(seed).next();
            final List<String> expected = JacksonTokens.of(json);
            assertThat(tokens(json, (int)(seed % 5)))
                .as("seed=%d json=%s", seed, new String(json, StandardCharsets.UTF_8)).isEqualTo(expected);
            read += expected == null ? 0 : 1;
            refused += expected == null ? 1 : 0;
        }
        assertThat(read).isGreaterThan(20_000);
        assertThat(refused).isGreaterThan(10_000);
    }

    /** Null where the text is refused. It lies within other bytes, of which none may be looked at. */
    private List<String> tokens(final byte[] json, final int offset)
    {
        final byte[] around = new byte[json.length + 2 * offset];
        Arrays.fill(around, (byte)'"');
        System.arraycopy(json, 0, around, offset, json.length);
        final List<String> tokens = new ArrayList<>();
        try
        {
            reader.wrap(around, offset, json.length);
            while (reader.next() != JsonToken.END)
            {
                tokens.add(line());
            }
        }
        catch (final JsonException refused)
        {
            assertThat(refused.position()).isBetween(0, json.length);
            return null;
        }

        return tokens;
    }

    private String line()
    {
        return switch (reader.token())
        {
            case NAME, STRING, NUMBER ->
            {
                reader.text(text);
                yield reader.token() + " " + text;
            }
            default -> reader.token().name();
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'a':1,}            | malformed json: expected=name offset=7",
        "{'a' 1}             | malformed json: expected=colon offset=5",
        "[1 2]               | malformed json: expected=comma or end of array offset=3",
        "{'a':[1]]           | malformed json: expected=comma or end of object offset=8",
        "[tru]               | malformed json: expected=value offset=4",
        "[1,                 | json ends early: expected=value offset=3",
        "['a                 | json ends early: expected=end of string offset=3",
        "[-x]                | malformed number: offset=2",
        "[012]               | malformed number: offset=1",
        "[1.]                | malformed number: offset=3",
        "['\\q']             | unknown escape: code=113 offset=2",
        "['\\u12g4']         | malformed escape: expected=hexadecimal digit offset=6",
        "['\\ud800']         | half a surrogate pair: code=55296 offset=2",
        "1 1                 | text behind its value: offset=2"})
    void shouldSayWhatIsWrongAndWhere(final String json, final String message)
    {
        wrap(json.replace('\'', '"'));

        assertThatThrownBy(this::readAll).isInstanceOf(JsonException.class).hasMessage(message);
    }

    private void readAll()
    {
        while (reader.next() != JsonToken.END)
        {
            assertThat(reader.token()).isNotNull();
        }
    }

    private void wrap(final String json)
    {
        final byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        reader.wrap(bytes, 0, bytes.length);
    }

    @Test
    void shouldRefuseStringsThatAreNoUtf8()
    {
        final byte[] json = {'[', '"', 'a', (byte)0xc0, (byte)0x80, '"', ']'};
        reader.wrap(json, 0, json.length);
        reader.next();

        assertThatThrownBy(reader::next).hasMessage("string is no UTF-8: byte=192 offset=3");
    }

    @Test
    void shouldLimitLengthAndDepth()
    {
        final byte[] json = "[".repeat(MAX_LENGTH + 1).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> reader.wrap(json, 0, json.length))
            .hasMessage("text too long: length=4097 limit=4096 offset=0");
        wrap("[".repeat(64) + "1" + "]".repeat(64));
        readAll();
        wrap("[".repeat(65));
        assertThatThrownBy(this::readAll).hasMessage("text too deep: limit=64 offset=64");
        wrap("[{\"a\":".repeat(32) + "1" + "}]".repeat(32));
        readAll();
    }

    @Test
    void shouldPassOverValues()
    {
        wrap("{\"a\":{\"b\":[1,{}],\"c\":[]},\"d\":[[],[2]],\"e\":3}");
        reader.next(JsonToken.START_OBJECT);
        for (int i = 0; i < 2; i++)
        {
            reader.next(JsonToken.NAME);
            reader.next();
            reader.skip();
        }
        reader.next(JsonToken.NAME);
        reader.next(JsonToken.NUMBER);

        assertThat(reader.integer()).isEqualTo(3);
        assertThat(reader.next()).isEqualTo(JsonToken.END_OBJECT);
        assertThat(reader.next()).isEqualTo(JsonToken.END);
        assertThat(reader.next()).isEqualTo(JsonToken.END);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0|0", "-7|-7", "~12~|12", "9223372036854775807|9223372036854775807", "~007~|7", "-9223372036854775807|" +
            "-9223372036854775807"})
    void shouldReadWholeNumbersWrittenEitherWay(final String json, final long expected)
    {
        wrap(json.replace('~', '"'));
        reader.next();

        assertThat(reader.integer()).isEqualTo(expected);
    }

    @Test
    void shouldRefuseWhatIsNoWholeNumber()
    {
        for (final String json : List.of(
            "1.0", "1e3", "\"\"", "\"-\"", "\"1 \"", "9223372036854775808", "99999999999999999999", "\"\\u0000\""))
        {
            wrap(json);
            reader.next();
            assertThat(catchThrowableOfType(JsonException.class, reader::integer)).as("json=%s", json)
                .hasMessageStartingWith("malformed whole number: value=").hasMessageEndingWith(" offset=0");
        }
        wrap("true");
        reader.next();
        assertThatThrownBy(reader::integer).hasMessage("unexpected token: token=TRUE expected=NUMBER offset=0");
    }

    @Test
    void shouldReadDecimalsInWholeSteps()
    {
        final Random random = new Random(5);
        final BigDecimal tick = new BigDecimal("0.05");
        final Quantum quantum = Quantum.of(tick);
        for (int i = 0; i < 20_000; i++)
        {
            final BigDecimal value = BigDecimal.valueOf(random.nextLong() >> random.nextInt(63), random.nextInt(12));
            wrap(random.nextBoolean() ? value.toPlainString() : "\"" + value.toPlainString() + "\"");
            reader.next();
            reader.decimal(quantum, steps);

            final BigDecimal[] parts = value.divideAndRemainder(tick);
            assertThat(steps.isExact()).as("value=%s", value).isEqualTo(parts[1].signum() == 0);
            if (steps.isExact() && parts[0].toBigInteger().bitLength() < Long.SIZE - 1)
            {
                assertThat(steps.count()).as("value=%s", value).isEqualTo(parts[0].longValueExact());
            }
        }
    }

    @Test
    void shouldTellDecimalsBeyondALong()
    {
        wrap("\"1000000000000000000000\"");
        reader.next();
        reader.decimal(Quantum.of(BigDecimal.ONE), steps);

        assertThat(steps.count()).isEqualTo(Long.MAX_VALUE);
        for (final String json : List.of("1e5", "\"\"", "\"+1\"", "\"1.\"", "\"0x\"", "\"" + "1".repeat(1025) + "\""))
        {
            wrap(json);
            reader.next();
            assertThatThrownBy(() -> reader.decimal(Quantum.of(BigDecimal.ONE), steps)).as("json=%s", json)
                .isInstanceOf(JsonException.class).hasMessageStartingWith("malformed decimal: value=");
        }
    }

    @Test
    void shouldFindWordsWhateverTheirLength()
    {
        final String[] all = {"e", "E", "pu", "depthUpdate", "lastUpdateId", "12345678", "123456789", "", "ß", "\0"};
        final JsonWords words = JsonWords.of(all);
        for (int i = 0; i < all.length; i++)
        {
            final byte[] word = ("x" + all[i]).getBytes(StandardCharsets.UTF_8);
            assertThat(words.find(word, 1, word.length - 1)).isEqualTo(i);
        }
        for (final String other : List.of("p", "depthUpdatf", "eE", "1234567", "\0\0", "lastUpdateIds"))
        {
            final byte[] word = other.getBytes(StandardCharsets.UTF_8);
            assertThat(words.find(word, 0, word.length)).isEqualTo(JsonWords.UNKNOWN);
        }
        assertThatThrownBy(() -> JsonWords.of("a", "a")).hasMessage("word stands twice: word=a");
        wrap("{\"\\u0065\":\"depth\\u0055pdate\"}");
        reader.next();
        reader.next();
        assertThat(reader.word(words)).isZero();
        reader.next();
        assertThat(reader.word(words)).isEqualTo(3);
    }

    @Test
    void shouldAllocateNothing()
    {
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        final JsonWords words = JsonWords.of("e", "b", "p");
        final Quantum tick = Quantum.of(new BigDecimal("0.01"));
        final byte[] json = "{\"e\":\"depth\\u0055pdate\",\"b\":[[\"61800.20\",\"2.5\"],[1,2]],\"p\":-1.5}"
            .getBytes(StandardCharsets.UTF_8);
        long least = Long.MAX_VALUE;
        for (int lap = 0; lap < 5; lap++)
        {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 20_000; i++)
            {
                read(json, words, tick);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(least).as("bytes for 20,000 texts").isLessThan(2_000);
    }

    private void read(final byte[] json, final JsonWords words, final Quantum tick)
    {
        reader.wrap(json, 0, json.length);
        while (reader.next() != JsonToken.END)
        {
            if (reader.token() == JsonToken.NAME)
            {
                reader.word(words);
                reader.text(text);
            }
            else if (reader.token() == JsonToken.NUMBER || reader.token() == JsonToken.STRING && text.charAt(0) == 'b')
            {
                reader.decimal(tick, steps);
            }
        }
    }
}
