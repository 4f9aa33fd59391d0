package io.leadline.fuzz;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.leadline.feed.CharSpan;
import io.leadline.feed.json.JsonException;
import io.leadline.feed.json.JsonReader;
import io.leadline.feed.json.JsonToken;
import io.leadline.number.Quantum;
import io.leadline.number.Steps;

/** A JSON text, every token of which is asked for all that it may be. */
final class JsonTarget implements FuzzTarget
{
    private static final int MAX_LENGTH = 1 << 16;

    private final JsonReader reader = new JsonReader(MAX_LENGTH);
    private final CharSpan text = new CharSpan();
    private final Quantum tick = Quantum.of(new BigDecimal("0.05"));
    private final Steps steps = new Steps();
    private long sum;

    @Override
    public void read(final byte[] input)
    {
        try
        {
            reader.wrap(input, 0, input.length);
            while (reader.next() != JsonToken.END)
            {
                ask();
            }
        }
        catch (final JsonException named)
        {
            sum += named.position();
        }
    }

    private void ask()
    {
        switch (reader.token())
        {
            case NAME -> reader.text(text);
            case STRING, NUMBER ->
            {
                reader.text(text);
                askNumber();
            }
            default -> sum++;
        }
    }

    private void askNumber()
    {
        try
        {
            reader.decimal(tick, steps);
            sum += reader.integer();
        }
        catch (final JsonException named)
        {
            sum += named.position();
        }
    }

    @Override
    public List<byte[]> seeds()
    {
        return List.of(
            "{\"e\":\"depth\\u0055\",\"b\":[[\"61800.20\",\"2.909\"],[-1.5e-3,0]],\"x\":[true,false,null,{}]}"
                .getBytes(StandardCharsets.UTF_8),
            "[\"\\ud83d\\ude00\\n\\\\ é€\",\"9223372036854775807\",12345678901234567890.5]"
                .getBytes(StandardCharsets.UTF_8));
    }
}
