package io.leadline.proof.dispute;

import java.util.ArrayList;
import java.util.List;

import io.leadline.event.Side;
import io.leadline.proof.dispute.MakerValue.AllMakers;
import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;

/** What the makers' orders in one market are worth: of all makers where shares are asked for, else of one alone. */
final class OrderValuer
{
    private final OrderBook book;
    private final Enrolment enrolment;
    private final String owner;
    private final boolean isOfAll;

    /**
     * A valuer.
     *
     * @param owner   whose orders' terms are kept.
     * @param isOfAll whether the others' values are asked for too.
     */
    OrderValuer(final OrderBook book, final Enrolment enrolment, final String owner, final boolean isOfAll)
    {
        this.book = book;
        this.enrolment = enrolment;
        this.owner = owner;
        this.isOfAll = isOfAll;
    }

    OrderBook book()
    {
        return book;
    }

    AllMakers value(final Moment moment)
    {
        final Snapshot snapshot = moment.snapshot();
        final List<MakerValue> values = new ArrayList<>();
        final List<OrderTerm> own = new ArrayList<>();
        for (int maker = 1; maker < snapshot.entityCount(); maker++)
        {
            final String name = snapshot.name(maker);
            final boolean isOwn = name.equals(owner);
            if ((isOwn || isOfAll) && enrolment.contains(name, moment.day()))
            {
                final List<OrderTerm> terms = terms(moment, maker);
                values.add(value(name, terms));
                own.addAll(isOwn ? terms : List.of());
            }
        }

        return new AllMakers(values, own, book.sharedMid(moment));
    }

    /** A maker's orders, bids first, as they are weighed; none where there is no mid to weigh them by. */
    List<OrderTerm> terms(final Moment moment, final int maker)
    {
        final Rational mid = maker != Moment.NOBODY && OrderBook.hasOrders(moment.snapshot(), maker)
            ? book.midOf(moment, maker)
            : null;
        final List<OrderTerm> terms = new ArrayList<>();
        if (mid != null)
        {
            Sides.BOTH.forEach(side -> terms.addAll(book.terms(moment, maker, side, mid)));
        }

        return terms;
    }

    private static MakerValue value(final String maker, final List<OrderTerm> terms)
    {
        return new MakerValue(maker, value(terms, Side.BID), value(terms, Side.ASK));
    }

    private static Rational value(final List<OrderTerm> terms, final int side)
    {
        return terms.stream()
            .filter(term -> term.side() == side)
            .map(OrderTerm::value)
            .reduce(Rational.ZERO, Rational::plus);
    }
}
