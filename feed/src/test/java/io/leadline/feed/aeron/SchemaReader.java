package io.leadline.feed.aeron;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.otf.AbstractTokenListener;
import uk.co.real_logic.sbe.otf.OtfHeaderDecoder;
import uk.co.real_logic.sbe.otf.OtfMessageDecoder;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

/**
 * Reads messages by the published schema alone, as a stranger's tool would, into the lines of a {@code RecordingSink}:
 * knows nothing of the generated codecs and nothing of sessions.
 */
final class SchemaReader
{
    private final Ir schema;
    private final OtfHeaderDecoder header;
    private final Map<Long, String> markets = new HashMap<>();
    private final Map<Long, String> accounts = new HashMap<>();
    private final Map<String, Object> fields = new HashMap<>();

    SchemaReader() throws Exception
    {
        try (InputStream file = Files.newInputStream(Path.of("src", "main", "sbe", "leadline-events.xml")))
        {
            schema = new IrGenerator().generate(XmlSchemaParser.parse(file, ParserOptions.DEFAULT));
        }
        header = new OtfHeaderDecoder(schema.headerStructure());
    }

    /** The schema's number. */
    int schemaId()
    {
        return schema.id();
    }

    /** Fields of a message by their names, null for none, and its own name under {@code message}. */
    Map<String, Object> fields(final byte[] message)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(message);
        final List<Token> tokens = schema.getMessage(header.getTemplateId(buffer, 0));
        fields.clear();
        OtfMessageDecoder.decode(
            buffer, header.encodedLength(), header.getSchemaVersion(buffer, 0), header.getBlockLength(buffer, 0),
            tokens, new Fields());
        fields.put("message", tokens.get(0).name().toLowerCase(Locale.ROOT));

        return fields;
    }

    /** The line of an event; null for a definition. */
    String line(final byte[] message)
    {
        fields(message);
        final String begin = fields.get("timeEpochNs") + " " + fields.get("message") + " ";
        switch ((String)fields.get("message"))
        {
            case "marketdefinition":
                markets.put(number("market"), (String)fields.get("name"));
                return null;
            case "accountdefinition":
                accounts.put(number("account"), (String)fields.get("name"));
                return null;
            case "add":
                return begin + market() + " " + words("orderId") + " " + account("account") + " " + side() + " " +
                    words("price", "size") + (number("flags") == 0 ? "" : " flags=" + number("flags"));
            case "reduce":
                return begin + market() + " " + words("orderId", "size");
            case "fill":
                return begin + market() + " " + words("orderId", "price", "size") + " " + account("taker");
            case "cancel":
                return begin + market() + " " + words("orderId");
            case "replace":
                return begin + market() + " " + words("orderId", "newOrderId", "price", "size");
            case "level":
                return begin + market() + " " + side() + " " + words("price", "size");
            case "trade":
                return begin + market() + " " + account("account") + " " + words("price", "size") + " " +
                    account("taker");
            case "status":
                return begin + market() + " " + fields.get("state");
            default:
                return begin + market();
        }
    }

    /** The price step of a market's definition that was read last. */
    BigDecimal priceStep()
    {
        return BigDecimal.valueOf(number("priceStepMantissa"), -(int)number("priceStepExponent"));
    }

    private long number(final String name)
    {
        return (Long)fields.get(name);
    }

    private String market()
    {
        return fields.get("market") == null ? "-" : markets.get(number("market"));
    }

    private String account(final String name)
    {
        return fields.get(name) == null ? "-" : accounts.get(number(name));
    }

    private String side()
    {
        return fields.get("side").toString().toLowerCase(Locale.ROOT);
    }

    private String words(final String... names)
    {
        final StringBuilder words = new StringBuilder();
        for (final String name : names)
        {
            words.append(words.length() == 0 ? "" : " ").append(fields.get(name) == null ? "-" : fields.get(name));
        }

        return words.toString();
    }

    private final class Fields extends AbstractTokenListener
    {
        @Override
        public void onEncoding(
            final Token field, final DirectBuffer buffer, final int index, final Token type, final int version)
        {
            final Long value = number(buffer, index, type);
            final long nullValue = type.encoding().applicableNullValue().longValue();
            fields.put(field.name(), type.isOptionalEncoding() && value == nullValue ? null : value);
        }

        @Override
        public void onEnum(
            final Token field, final DirectBuffer buffer, final int index, final List<Token> tokens,
            final int from, final int to, final int version)
        {
            final long value = number(buffer, index, tokens.get(from + 1));
            for (int i = from + 1; i < to; i++)
            {
                if (tokens.get(i).encoding().constValue().longValue() == value)
                {
                    fields.put(field.name(), tokens.get(i).name());
                }
            }
        }

        @Override
        public void onBitSet(
            final Token field, final DirectBuffer buffer, final int index, final List<Token> tokens,
            final int from, final int to, final int version)
        {
            fields.put(field.name(), number(buffer, index, tokens.get(from + 1)));
        }

        @Override
        public void onVarData(
            final Token field, final DirectBuffer buffer, final int index, final int length, final Token type)
        {
            final byte[] bytes = new byte[length];
            buffer.getBytes(index, bytes);
            fields.put(field.name(), new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static Long number(final DirectBuffer buffer, final int index, final Token type)
    {
        return switch (type.encoding().primitiveType())
        {
            case INT8 -> (long)buffer.getByte(index);
            case UINT8 -> buffer.getByte(index) & 0xffL;
            case UINT32 -> buffer.getInt(index, ByteOrder.LITTLE_ENDIAN) & 0xffff_ffffL;
            case INT64 -> buffer.getLong(index, ByteOrder.LITTLE_ENDIAN);
            default -> throw new IllegalStateException("type that no field has: type=" + type);
        };
    }
}
