package io.leadline.proof.dispute;

import java.math.BigInteger;

import io.leadline.config.Ladder;
import io.leadline.measure.MeasureLayout;

/** Fields of a record in words, with their values as decimals: {@code bid size within 5 bps of the mid}. Immutable. */
final class FieldWords
{
    private final MeasureLayout layout;
    private final Units units;

    FieldWords(final MeasureLayout layout, final Units units)
    {
        this.layout = layout;
        this.units = units;
    }

    /** Whose record it is, by the name in the log. */
    static String entity(final String name)
    {
        return name.isEmpty() ? "whole book" : "maker " + name;
    }

    /** What a field is. */
    String of(final int field)
    {
        return switch (field)
        {
            case MeasureLayout.BEST_BID -> "best bid";
            case MeasureLayout.BEST_ASK -> "best ask";
            case MeasureLayout.FILLED_SIZE -> "filled size";
            case MeasureLayout.FILLED_NOTIONAL -> "filled notional";
            case MeasureLayout.SELF_MATCHED_NOTIONAL -> "self-matched notional";
            default -> band(field);
        };
    }

    private String band(final int field)
    {
        for (int ladder = 0; ladder < layout.ladders().size(); ladder++)
        {
            final Ladder definition = layout.ladders().get(ladder);
            for (final int side : Sides.BOTH)
            {
                for (int edge = 0; edge < definition.edgesBpsE2().size(); edge++)
                {
                    if (field - layout.sizeField(ladder, side, edge) >> 1 == 0)
                    {
                        return Sides.name(side) + (isSize(field) ? " size within " : " notional within ")
                            + Ladder.edgeText(definition.edgesBpsE2().get(edge)) + " bps of " + reference(definition);
                    }
                }
            }
        }

        throw new IllegalArgumentException("no such field: field=" + field + " limit=" + layout.fieldCount());
    }

    /** The ladder by what its distances are from, and by its name where that is another word. */
    private static String reference(final Ladder ladder)
    {
        final String reference = ladder.reference() == Ladder.Reference.MID ? "mid" : "touch";

        return "the " + reference + (ladder.name().equals(reference) ? "" : ", ladder " + ladder.name());
    }

    /** A band's size stands in front of its notional. */
    private static boolean isSize(final int field)
    {
        return (field - MeasureLayout.FIRST_BAND) % 2 == 0;
    }

    /** The value of a field, as people write it. */
    String value(final int field, final BigInteger value)
    {
        return switch (field)
        {
            case MeasureLayout.BEST_BID, MeasureLayout.BEST_ASK ->
                value.signum() == 0 ? "none" : Digits.text(units.price(value.longValueExact()));
            case MeasureLayout.FILLED_SIZE -> Digits.text(units.size(value));
            case MeasureLayout.FILLED_NOTIONAL, MeasureLayout.SELF_MATCHED_NOTIONAL ->
                Digits.text(units.notional(value));
            default -> Digits.text(isSize(field) ? units.size(value) : units.notional(value));
        };
    }
}
