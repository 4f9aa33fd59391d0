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
    private static final String[] KINDS = {"", "CONFIGURATION", "MAKERS", "SNAPSHOT", "TOTALS", "SNAPSHOTS"};
    private static final List<String> PLAIN_FIELDS =
        List.of("best bid", "best ask", "filled size", "filled notional", "self-matched notional");

    /** What stands before the entries of one market at one instant, and who has an entry. */
    record Section(
        long document, int market, boolean isKeyframe, boolean hasMore, boolean isContinued, MarketStatus status,
        long interval, long sequence, long entityCount, long makers, List<Integer> entities, List<Integer> moved)
    {
    }

    /** Two fields that are coded together, and the fields of the bracket that they may be like. */
    private record Pair(int first, int second, int side, int model)
    {
    }

    private static final BigInteger WRAP = BigInteger.ONE.shiftLeft(64);

    private final List<String> fields = new ArrayList<>(PLAIN_FIELDS);
    private final List<Pair> pairs = new ArrayList<>(
        List.of(new Pair(0, 1, 0, -1), new Pair(2, 3, 0, -1), new Pair(4, -1, 0, -1)));
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
    private final DumpedOrders orders = new DumpedOrders();

    /** Keeps lines for people only when asked to. */
    DumpedDocuments(final List<Ladder> ladders, final boolean hasLines)
    {
        this.hasLines = hasLines;
        final List<String> brackets = new ArrayList<>();
        for (final Ladder ladder : ladders)
        {
            for (final String side : List.of("bid", "ask"))
            {
                String from = "0";
                for (final int edge : ladder.edgesBpsE2())
                {
                    final String bracket = side + " " + from + ".." + Ladder.edgeText(edge);
                    final int model = brackets.lastIndexOf(bracket);
                    pairs.add(new Pair(
                        fields.size(), fields.size() + 1, "bid".equals(side) ? 0 : 1, model < 0 ? -1 : 3 + model));
                    brackets.add(bracket);
                    fields.add(ladder.name() + " " + bracket + " size");
                    fields.add(ladder.name() + " " + bracket + " notional");
                    from = Ladder.edgeText(edge);
                }
            }
        }
    }

    List<Section> sections()
    {
        return sections;
    }

    /** What the orders of a maker's side have become. */
    List<RestingOrders.Order> orders(final int market, final int entity, final int side)
    {
        return orders.orders(market, entity, side);
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
        if (kind == 2)
        {
            final long back = varint();
            line("documents back to the last MAKERS of the file: " + (back == 0 ? "none" : back));
        }
        while (offset < document.length)
        {
            switch (kind)
            {
                case 1 -> configuration();
                case 2 -> name();
                case 4 -> totals();
                default -> section(kind == 5);
            }
        }
    }

    private int header()
    {
        final ByteBuffer little = ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN);
        number = little.getInt(16);
        final int kind = document[3];
        lines.add("document " + number + ": " + KINDS[kind]);
        take(2, "magic LS");
        take(1, "format " + document[2]);
        take(1, "kind " + KINDS[kind]);
        take(4, "CRC-32C of all other bytes");
        take(8, "tag: the chain's hash up to here begins so");
        take(4, "number " + number);
        take(8, "time " + Instant.ofEpochSecond(0, little.getLong(20)));

        return kind;
    }

    private void configuration()
    {
        take(32, number == 0 ? "no predecessor" : "the chain's hash up to document " + (number - 1));
        line("number " + varint());
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

    private void section(final boolean hasLength)
    {
        final int market = Math.toIntExact(varint());
        line("market " + market);
        int end = document.length;
        if (hasLength)
        {
            final int length = document[offset] & 0xff | (document[offset + 1] & 0xff) << 8 |
                (document[offset + 2] & 0xff) << 16;
            take(3, "length of the section " + length);
            end = offset + length;
        }
        final int head = document[offset++];
        final boolean isKeyframe = (head & 8) != 0;
        final boolean hasMore = (head & 16) != 0;
        final boolean isContinued = (head & 32) != 0;
        final boolean isNext = (head & 64) != 0;
        final MarketStatus status = MarketStatus.values()[head & 7];
        line("head: status " + status + (isKeyframe ? ", KEYFRAME" : "") + (hasMore ? ", MORE" : "") +
            (isContinued ? ", CONTINUED" : "") + (isNext ? ", NEXT" : ""));
        final Section before = last.get(market);
        long sequence = isContinued ? before.sequence() : 0;
        long interval = isContinued ? before.interval() : isNext ? before.interval() + 1 : 0;
        long entityCount = isContinued || isNext ? before.entityCount() : 0;
        long makers = -1;
        if (!isContinued)
        {
            final long codedSequence = varint();
            sequence = isKeyframe ? codedSequence : before.sequence() + codedSequence;
            line("event sequence " + sequence + (isKeyframe ? "" : ": the one before + " + codedSequence));
            if (!isKeyframe)
            {
                line("documents back to the market's last section: " + varint());
            }
        }
        if (!isContinued && !isNext)
        {
            final long codedInterval = varint();
            interval = isKeyframe ? codedInterval : before.interval() + 1 + codedInterval;
            line("interval " + interval + (isKeyframe ? "" : ": the one before + 1 + " + codedInterval));
            final long codedEntities = varint();
            entityCount = isKeyframe ? codedEntities : before.entityCount() + codedEntities;
            line("entities " + entityCount + (isKeyframe ? "" : ": those before + " + codedEntities));
            makers = varint();
            line("documents back to the last MAKERS of the file: " + (makers == 0 ? "none" : makers));
        }
        final Section section = new Section(
            number, market, isKeyframe, hasMore, isContinued, status, interval, sequence, entityCount, makers,
            new ArrayList<>(), new ArrayList<>());
        sections.add(section);
        if (isKeyframe && !isContinued)
        {
            values.put(market, new ArrayList<>());
        }
        if (!isContinued)
        {
            orders.begin(market, isKeyframe);
        }
        int entity = -1;
        while (offset < end && (document[2] != 3 || document[offset] != 0))
        {
            entity = entry(section, entity);
        }
        if (offset < end)
        {
            take(1, "orders follow");
            dumpOrders(market, end);
        }
        last.put(market, section);
    }

    private int entry(final Section section, final int lastEntity)
    {
        final int head = document[offset++] & 0xff;
        long gap = head & 7;
        gap += gap == 7 ? varint() : 0;
        final int entity = lastEntity + 1 + (int)gap;
        final boolean isWide = (head & 8) != 0;
        line("entity " + entity + (entity == 0 ? ": the whole book" : ": " + entityName(section.market(), entity)) +
            (isWide ? ", WIDE" : "") + ", parts of the mask " + Integer.toBinaryString(head >> 4));
        section.entities().add(entity);
        if (section.isKeyframe())
        {
            final boolean hasMoved = document[offset] == 1;
            take(1, hasMoved ? "totals moved" : "no total moved");
            if (hasMoved)
            {
                section.moved().add(entity);
            }
        }
        final List<Integer> changed = mask(head >> 4);
        if (!section.isKeyframe() && (changed.contains(1) || changed.contains(2)))
        {
            section.moved().add(entity);
        }
        final BigInteger[] fieldValues = values(section.market(), entity);
        final BigInteger[] bests = {fieldValues[0], fieldValues[1]};
        for (final int pair : changed)
        {
            if (isWide)
            {
                widePair(fieldValues, pairs.get(pair));
            }
            else
            {
                pair(fieldValues, bests, pair);
            }
        }

        return entity;
    }

    private void dumpOrders(final int market, final int end)
    {
        orders.section();
        while (offset < end)
        {
            final int head = document[offset++] & 0xff;
            final long gap = (head & 3) + ((head & 3) == 3 ? varint() : 0);
            final long steps = (head >> 4) + (head >> 4 == 15 ? varint() : 0);
            final boolean isShifted = (head & 4) != 0;
            orders.owner((int)gap);
            final BigInteger best = values(market, orders.entity())[orders.side()];
            final String shift = orders.list(best.longValueExact(), isShifted);
            line((orders.side() == 0 ? "bids" : "asks") + " of entity " + orders.entity() + ": " +
                entityName(market, orders.entity()) + shift + ", steps " + steps +
                ((head & 8) != 0 ? ", GOES ON" : ""));
            for (int step = 0; step < steps; step++)
            {
                final long coded = varint();
                line(orders.step((int)coded & 3, coded >> 2, (coded & 3) == 2 ? varint() : 0));
            }
            orders.end((head & 8) != 0);
        }
    }

    private List<Integer> mask(final int parts)
    {
        final int maskLength = (pairs.size() + 7) / 8;
        final int partLength = (maskLength + 3) / 4;
        final List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < maskLength; i++)
        {
            if ((parts >> i / partLength & 1) != 0)
            {
                final int first = changed.size();
                for (int bit = 0; bit < 8; bit++)
                {
                    if ((document[offset] >> bit & 1) != 0)
                    {
                        changed.add(8 * i + bit);
                    }
                }
                take(1, "pairs that change: " + changed.subList(first, changed.size()));
            }
        }

        return changed;
    }

    private BigInteger[] values(final int market, final int entity)
    {
        final List<BigInteger[]> entities = values.computeIfAbsent(market, none -> new ArrayList<>());
        while (entities.size() <= entity)
        {
            final BigInteger[] zeros = new BigInteger[fields.size()];
            Arrays.fill(zeros, BigInteger.ZERO);
            entities.add(zeros);
        }

        return entities.get(entity);
    }

    private void widePair(final BigInteger[] fieldValues, final Pair pair)
    {
        change(fieldValues, pair.first(), signed());
        final BigInteger second = signed();
        if (pair.second() >= 0)
        {
            change(fieldValues, pair.second(), second);
        }
        else
        {
            line("nothing");
        }
    }

    private void pair(final BigInteger[] fieldValues, final BigInteger[] bestsBefore, final int index)
    {
        final Pair pair = pairs.get(index);
        final int lengths = document[offset] & 0xff;
        if (lengths == 0xff)
        {
            final Pair model = pairs.get(pair.model());
            fieldValues[pair.first()] = fieldValues[model.first()];
            fieldValues[pair.second()] = fieldValues[model.second()];
            take(1, "pair " + index + " as pair " + pair.model() + ": " + said(fieldValues, pair));
            return;
        }
        take(1, "pair " + index + ": " + (lengths & 15) + " and " + (lengths >> 4) + " bytes");
        final BigInteger firstBefore = fieldValues[pair.first()];
        change(fieldValues, pair.first(), number(lengths & 15));
        if (pair.second() < 0)
        {
            return;
        }
        final BigInteger first = fieldValues[pair.first()];
        final BigInteger change = first.subtract(firstBefore);
        final BigInteger moment = switch (index)
        {
            case 0 -> change;
            case 1 -> change.multiply(fieldValues[0]);
            default -> first.multiply(fieldValues[pair.side()])
                .subtract(firstBefore.multiply(bestsBefore[pair.side()]));
        };
        final BigInteger predicted =
            first.signum() == 0 ? BigInteger.ZERO : fieldValues[pair.second()].add(moment).mod(WRAP);
        final BigInteger residual = number(lengths >> 4);
        fieldValues[pair.second()] = predicted.add(residual).mod(WRAP);
        line("field " + pair.second() + " " + fields.get(pair.second()) + " " + predicted + plus(residual) + " = " +
            fieldValues[pair.second()]);
    }

    private String said(final BigInteger[] fieldValues, final Pair pair)
    {
        return fields.get(pair.first()) + " " + fieldValues[pair.first()] + ", " + fields.get(pair.second()) + " " +
            fieldValues[pair.second()];
    }

    /** A signed number of so many bytes, lowest first. */
    private BigInteger number(final int length)
    {
        BigInteger digits = BigInteger.ZERO;
        for (int i = 0; i < length; i++)
        {
            digits = digits.or(BigInteger.valueOf(document[offset++] & 0xff).shiftLeft(8 * i));
        }

        return zigzag(digits);
    }

    private void change(final BigInteger[] fieldValues, final int field, final BigInteger change)
    {
        final BigInteger before = fieldValues[field];
        fieldValues[field] = before.add(change);
        line("field " + field + " " + fields.get(field) + " " + before + plus(change) + " = " + fieldValues[field]);
    }

    private static String plus(final BigInteger change)
    {
        return change.signum() < 0 ? " - " + change.negate() : " + " + change;
    }

    private String entityName(final int market, final int entity)
    {
        return "\"" + names.get(market).get(entity - 1) + "\"";
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

    private BigInteger signed()
    {
        return zigzag(unsigned());
    }

    private static BigInteger zigzag(final BigInteger unsigned)
    {
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
