package io.leadline.snapshot;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

import io.leadline.config.Ladder;
import io.leadline.measure.MarketStatus;

/**
 * A second decoder of snapshot logs, written from SNAPSHOT.md alone and as plainly as can be: it says of every byte
 * what it is, and keeps what the sections said. It believes what it reads.
 */
final class DumpedDocuments
{
    private static final int BYTES_PER_LINE = 16;
    private static final String[] KINDS = {"", "CONFIGURATION", "MAKERS", "SNAPSHOTS", "TOTALS"};
    private static final List<String> PLAIN_FIELDS =
        List.of("best bid", "best ask", "filled size", "filled notional", "self-matched notional");

    /** What stands before the entries of one market at one instant, and who has an entry. */
    record Section(
        long document, int market, boolean isKeyframe, boolean hasMore, boolean isContinued, MarketStatus status,
        long interval, long sequence, long entityCount, List<Integer> entities, List<Integer> moved)
    {
    }

    private final List<String> fields = new ArrayList<>(PLAIN_FIELDS);
    private final List<Section> sections = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    /** By market, then entity: the fields, bands exclusive. */
    private final TreeMap<Integer, List<BigInteger[]>> values = new TreeMap<>();
    private final TreeMap<Integer, Section> last = new TreeMap<>();
    private final TreeMap<Integer, List<String>> names = new TreeMap<>();
    private byte[] document;
    private int offset;
    private int lineOffset;
    private long number;
    private final boolean hasLines;


    /** Keeps lines for people only when asked to. */
    DumpedDocuments(final List<Ladder> ladders, final boolean hasLines)
    {
        this.hasLines = hasLines;
        for (final Ladder ladder : ladders)
        {
            for (final String side : List.of("bid", "ask"))
            {
                String from = "0";
                for (final int edge : ladder.edgesBpsE2())
                {
                    final String bracket = ladder.name() + " " + side + " " + from + ".." + Ladder.edgeText(edge);
                    fields.add(bracket + " size");
                    fields.add(bracket + " notional");
                    from = Ladder.edgeText(edge);
                }
            }
        }
    }

    List<Section> sections()
    {
        return sections;
    }

    List<String> lines()
    {
        return lines;
    }

    void dump(final byte[] dumped)
    {
        document = dumped;
        offset = 0;
        lineOffset = 0;
        final int kind = header();
        while (offset < document.length)
        {
            switch (kind)
            {
                case 1 -> configuration();
                case 2 -> name();
                case 3 -> section();
                default -> totals();
            }
        }
    }

    private int header()
    {
        final ByteBuffer little = ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN);
        number = little.getLong(16);
        final int kind = document[3];
        lines.add("document " + number + ": " + KINDS[kind]);
        take(2, "magic LS");
        take(1, "format " + document[2]);
        take(1, "kind " + KINDS[kind]);
        take(4, "CRC-32C of all other bytes");
        take(4, "length " + little.getInt(8));
        take(4, "documents back to the last MAKERS of the file: " +
            (little.getInt(12) == 0 ? "none" : little.getInt(12)));
        take(8, "number " + number);
        take(8, "time " + Instant.ofEpochSecond(0, little.getLong(24)));
        take(32, number == 0 ? "no predecessor" : "SHA-256 of document " + (number - 1));

        return kind;
    }

    private void configuration()
    {
        final int length = Math.toIntExact(varint());
        line("length of the configuration " + length);
        final int end = offset + length;
        while (offset < end)
        {
            final int start = offset;
            while (document[offset++] != '\n')
            {
                // The configuration is lines of text.
            }
            line("\"" + new String(document, start, offset - start - 1, StandardCharsets.US_ASCII) + "\\n\"");
        }
        line("day " + LocalDate.ofEpochDay(varint()));
        final int has = document[offset];
        take(1, has == 0 ? "no commitment: fixed instants" : "commitment follows");
        if (has == 1)
        {
            take(32, "SHA-256 of the day key");
        }
        values.clear();
        names.clear();
    }

    private void name()
    {
        final int market = Math.toIntExact(varint());
        line("market " + market);
        final int length = Math.toIntExact(varint());
        line("length of the name " + length);
        final String name = new String(document, offset, length, StandardCharsets.UTF_8);
        names.computeIfAbsent(market, none -> new ArrayList<>()).add(name);
        take(length, "entity " + names.get(market).size() + " is \"" + name + "\"");
    }

    private void section()
    {
        final int market = Math.toIntExact(varint());
        line("market " + market);
        final int head = document[offset++];
        final boolean isKeyframe = (head & 8) != 0;
        final boolean hasMore = (head & 16) != 0;
        final boolean isContinued = (head & 32) != 0;
        final MarketStatus status = MarketStatus.values()[head & 7];
        line("head: status " + status + (isKeyframe ? ", KEYFRAME" : "") + (hasMore ? ", MORE" : "") +
            (isContinued ? ", CONTINUED" : ""));
        final Section before = last.get(market);
        final long codedInterval = varint();
        final long interval = isKeyframe ? codedInterval : before.interval() + 1 + codedInterval;
        line("interval " + interval + (isKeyframe ? "" : ": the one before + 1 + " + codedInterval));
        final long codedSequence = varint();
        final long sequence = isKeyframe ? codedSequence : before.sequence() + codedSequence;
        line("event sequence " + sequence + (isKeyframe ? "" : ": the one before + " + codedSequence));
        final long codedEntities = varint();
        final long entityCount = isKeyframe ? codedEntities : before.entityCount() + codedEntities;
        line("entities " + entityCount + (isKeyframe ? "" : ": those before + " + codedEntities));
        final Section section = new Section(
            number, market, isKeyframe, hasMore, isContinued, status, interval, sequence, entityCount,
            new ArrayList<>(), new ArrayList<>());
        sections.add(section);
        if (isKeyframe && !isContinued)
        {
            values.put(market, new ArrayList<>());
        }
        entries(section);
        if (!hasMore)
        {
            last.put(market, section);
        }
    }

    private void entries(final Section section)
    {
        int entity = -1;
        long gap = varint();
        while (gap != 0)
        {
            entity += (int)gap;
            line("entity " + entity + (entity == 0 ? ": the whole book" : ": " + entityName(section.market(), entity)));
            entry(section, entity);
            gap = varint();
        }
        line("end of the section");
    }

    private String entityName(final int market, final int entity)
    {
        return "\"" + names.get(market).get(entity - 1) + "\"";
    }

    private void entry(final Section section, final int entity)
    {
        section.entities().add(entity);
        final int groupCount = (fields.size() + 7) / 8;
        final byte[] bits = new byte[groupCount / 8 + 1];
        System.arraycopy(document, offset, bits, 0, bits.length);
        final StringBuilder groups = new StringBuilder();
        for (int group = 0; group < groupCount; group++)
        {
            groups.append(bit(bits, group + 1) ? " " + group : "");
        }
        if (bit(bits, 0))
        {
            section.moved().add(entity);
        }
        take(bits.length, (bit(bits, 0) ? "totals moved; " : "") +
            (groups.isEmpty() ? "no field changes" : "groups that change:" + groups));
        final List<Integer> changed = new ArrayList<>();
        for (int group = 0; group < groupCount; group++)
        {
            if (bit(bits, group + 1))
            {
                final byte[] mask = {document[offset]};
                final int first = changed.size();
                for (int i = 0; i < 8; i++)
                {
                    if (bit(mask, i))
                    {
                        changed.add(8 * group + i);
                    }
                }
                take(1, "fields of group " + group + " that change: " + changed.subList(first, changed.size()));
            }
        }
        for (final int field : changed)
        {
            change(section.market(), entity, field);
        }
    }

    private void change(final int market, final int entity, final int field)
    {
        final BigInteger change = signed();
        final List<BigInteger[]> entities = values.computeIfAbsent(market, none -> new ArrayList<>());
        while (entities.size() <= entity)
        {
            final BigInteger[] zeros = new BigInteger[fields.size()];
            Arrays.fill(zeros, BigInteger.ZERO);
            entities.add(zeros);
        }
        final BigInteger value = entities.get(entity)[field].add(change);
        entities.get(entity)[field] = value;
        line("field " + field + " " + fields.get(field) + " " + (change.signum() < 0 ? "" : "+") + change + " = " +
            value);
    }

    private void totals()
    {
        final int market = Math.toIntExact(varint());
        line("market " + market);
        final long entityCount = varint();
        line("entities " + entityCount);
        for (int entity = 0; entity < entityCount; entity++)
        {
            for (int field = 2; field < 5; field++)
            {
                final BigInteger total = signed();
                line((entity == 0 ? "the whole book" : entityName(market, entity)) + " " + fields.get(field) + " " +
                    total);
            }
        }
        values.remove(market);
    }

    private static boolean bit(final byte[] bits, final int bit)
    {
        return (bits[bit / 8] >> bit % 8 & 1) != 0;
    }

    private BigInteger signed()
    {
        final BigInteger unsigned = unsigned();

        return unsigned.testBit(0) ? unsigned.shiftRight(1).not() : unsigned.shiftRight(1);
    }

    private long varint()
    {
        return unsigned().longValueExact();
    }

    private BigInteger unsigned()
    {
        BigInteger value = BigInteger.ZERO;
        int shift = 0;
        int digit;
        do
        {
            digit = document[offset++] & 0xff;
            value = value.or(BigInteger.valueOf(digit & 0x7f).shiftLeft(shift));
            shift += 7;
        }
        while (digit > 0x7f);

        return value;
    }

    private void take(final int length, final String what)
    {
        offset += length;
        line(what);
    }

    /** Explains the bytes since the line before. */
    private void line(final String what)
    {
        for (int from = lineOffset; hasLines && from < offset; from += BYTES_PER_LINE)
        {
            final int to = Math.min(offset, from + BYTES_PER_LINE);
            final String hex = HexFormat.ofDelimiter(" ").formatHex(document, from, to);
            final String said = from == lineOffset ? what : "";
            lines.add("%04x  %-48s %s".formatted(from, hex, said).stripTrailing());
        }
        lineOffset = offset;
    }
}
