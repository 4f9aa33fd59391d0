package io.leadline.feed.dydx;

import java.util.List;

import com.google.protobuf.Message;

import io.leadline.config.Market;
import io.leadline.feed.FeedFixtures;

/** Messages as a node sends them, part by part. */
final class Node
{
    static final int OPTIMISTIC = 0;
    static final int PREPARED = 102;
    static final int FINAL = 7;
    static final int BUY = 1;
    static final int SELL = 2;
    static final int POST_ONLY = 2;

    private Node()
    {
    }

    /** A market whose price is the venue's integer · 10^-5 and size · 10^-10, ticks of 1 and lots of 0.0001. */
    static Market btc()
    {
        return market("BTC-USD", "1", "0.0001", "0", -5, -10);
    }

    /** A market whose price is the venue's integer · 10^-6 and size · 10^-9, ticks of 0.1 and lots of 0.001. */
    static Market eth()
    {
        return market("ETH-USD", "0.1", "0.001", "1", -6, -9);
    }

    static Market market(
        final String name, final String tick, final String lot, final String pair, final Integer priceExponent,
        final Integer sizeExponent)
    {
        final Market market = FeedFixtures.market(name, tick, lot, pair);

        return new Market(
            name, market.tick(), market.lot(), market.book(), market.minTouchNotional(), market.multiplier(),
            market.quote(), pair, priceExponent, sizeExponent);
    }

    static Message response(final List<Message> updates)
    {
        final Proto.Draft response = Proto.draft("Response");
        updates.forEach(update -> response.add("updates", update));

        return response.build();
    }

    static Message response(final Message... updates)
    {
        return response(List.of(updates));
    }

    static Message update(final long height, final int mode, final String content, final Message message)
    {
        return Proto.draft("Update")
            .set("block_height", (int)height).set("exec_mode", mode).set(content, message).build();
    }

    /** Changes of the books in one update. */
    static Message changes(final long height, final int mode, final List<Message> changes)
    {
        return book(height, mode, false, changes);
    }

    static Message changes(final Message... changes)
    {
        return changes(1, OPTIMISTIC, List.of(changes));
    }

    static Message snapshot(final Message... changes)
    {
        return book(1, PREPARED, true, List.of(changes));
    }

    static Message book(final long height, final int mode, final boolean isSnapshot, final List<Message> changes)
    {
        final Proto.Draft update = Proto.draft("BookUpdate").set("snapshot", isSnapshot);
        changes.forEach(change -> update.add("updates", change));

        return update(height, mode, "orderbook_update", update.build());
    }

    static Message place(final Message order)
    {
        return Proto.draft("Change").set(
            "order_place", Proto.draft("Place").set("order", order).set("placement_status", 1).build()).build();
    }

    static Message remove(final Message id)
    {
        return Proto.draft("Change").set(
            "order_remove", Proto.draft("Remove").set("removed_order_id", id).set("removal_status", 1).build()).build();
    }

    static Message total(final Message id, final long filled)
    {
        return Proto.draft("Change").set(
            "order_update", Proto.draft("Total").set("order_id", id).set("total_filled_quantums", filled).build())
            .build();
    }

    static Message replace(final Message oldId, final Message order)
    {
        return Proto.draft("Change").set(
            "order_replace", Proto.draft("Replace").set("old_order_id", oldId).set("order", order).build()).build();
    }

    static Message subaccount(final String owner, final int number)
    {
        return Proto.draft("SubaccountId").set("owner", owner).set("number", number).build();
    }

    static Message id(final String owner, final int subaccount, final int clientId, final int flags, final int pair)
    {
        return Proto.draft("OrderId").set("subaccount_id", subaccount(owner, subaccount)).set("client_id", clientId)
            .set("order_flags", flags).set("clob_pair_id", pair).build();
    }

    static Message order(
        final Message id, final int side, final long quantums, final long subticks, final int timeInForce)
    {
        return Proto.draft("Order").set("order_id", id).set("side", side).set("quantums", quantums)
            .set("subticks", subticks).set("good_til_block", 32_000_000).set("time_in_force", timeInForce)
            .set("client_metadata", 7).build();
    }

    static Message makerFill(final Message id, final long quantums)
    {
        return Proto.draft("MakerFill").set("fill_amount", quantums).set("maker_order_id", id).build();
    }

    /** A match of a taker's order with these makers. */
    static Message match(final Message takerId, final List<Message> fills)
    {
        final Proto.Draft match = Proto.draft("MatchOrders").set("taker_order_id", takerId);
        fills.forEach(fill -> match.add("fills", fill));

        return Proto.draft("Match").set("match_orders", match.build()).build();
    }

    /** A match of someone who is liquidated with these makers. */
    static Message liquidation(final Message liquidated, final List<Message> fills)
    {
        final Proto.Draft match = Proto.draft("Liquidation").set("liquidated", liquidated).set("is_buy", true);
        fills.forEach(fill -> match.add("fills", fill));

        return Proto.draft("Match").set("match_perpetual_liquidation", match.build()).build();
    }

    static Message deleveraging(final Message liquidated)
    {
        return Proto.draft("Match").set(
            "match_perpetual_deleveraging", Proto.draft("Deleveraging").set("liquidated", liquidated).build()).build();
    }

    /** A match, the orders it is of, and what is filled of each in all. */
    static Message fill(
        final long height, final int mode, final Message match, final List<Message> orders, final List<Long> totals)
    {
        final Proto.Draft fill = Proto.draft("Fill").set("clob_match", match);
        orders.forEach(order -> fill.add("orders", order));
        totals.forEach(total -> fill.add("fill_amounts", total));

        return update(height, mode, "order_fill", fill.build());
    }
}
