package io.leadline.bench.feed.itch;

import com.paritytrading.juncture.nasdaq.itch50.ITCH50;
import com.paritytrading.juncture.nasdaq.itch50.ITCH50Listener;

/** Adds up what a decoder reads of orders, so that none of it is left out. */
final class FieldSum implements ITCH50Listener
{
    private long sum;

    /** What the messages held. */
    long sum()
    {
        return sum;
    }

    @Override
    public void systemEvent(final ITCH50.SystemEvent message)
    {
        sum += 1;
    }

    @Override
    public void stockDirectory(final ITCH50.StockDirectory message)
    {
        sum += 1;
    }

    @Override
    public void stockTradingAction(final ITCH50.StockTradingAction message)
    {
        sum += 1;
    }

    @Override
    public void regSHORestriction(final ITCH50.RegSHORestriction message)
    {
        sum += 1;
    }

    @Override
    public void marketParticipantPosition(final ITCH50.MarketParticipantPosition message)
    {
        sum += 1;
    }

    @Override
    public void mwcbDeclineLevel(final ITCH50.MWCBDeclineLevel message)
    {
        sum += 1;
    }

    @Override
    public void mwcbStatus(final ITCH50.MWCBStatus message)
    {
        sum += 1;
    }

    @Override
    public void ipoQuotingPeriodUpdate(final ITCH50.IPOQuotingPeriodUpdate message)
    {
        sum += 1;
    }

    @Override
    public void luldAuctionCollar(final ITCH50.LULDAuctionCollar message)
    {
        sum += 1;
    }

    @Override
    public void operationalHalt(final ITCH50.OperationalHalt message)
    {
        sum += 1;
    }

    @Override
    public void addOrder(final ITCH50.AddOrder message)
    {
        sum += message.orderReferenceNumber ^ message.shares ^ message.price;
    }

    @Override
    public void addOrderMPID(final ITCH50.AddOrderMPID message)
    {
        sum += message.orderReferenceNumber ^ message.shares ^ message.price ^ message.attribution;
    }

    @Override
    public void orderExecuted(final ITCH50.OrderExecuted message)
    {
        sum += message.orderReferenceNumber ^ message.executedShares;
    }

    @Override
    public void orderExecutedWithPrice(final ITCH50.OrderExecutedWithPrice message)
    {
        sum += 1;
    }

    @Override
    public void orderCancel(final ITCH50.OrderCancel message)
    {
        sum += message.orderReferenceNumber ^ message.canceledShares;
    }

    @Override
    public void orderDelete(final ITCH50.OrderDelete message)
    {
        sum += message.orderReferenceNumber;
    }

    @Override
    public void orderReplace(final ITCH50.OrderReplace message)
    {
        sum += message.originalOrderReferenceNumber ^ message.newOrderReferenceNumber ^ message.price;
    }

    @Override
    public void trade(final ITCH50.Trade message)
    {
        sum += 1;
    }

    @Override
    public void crossTrade(final ITCH50.CrossTrade message)
    {
        sum += 1;
    }

    @Override
    public void brokenTrade(final ITCH50.BrokenTrade message)
    {
        sum += 1;
    }

    @Override
    public void noii(final ITCH50.NOII message)
    {
        sum += 1;
    }

    @Override
    public void rpii(final ITCH50.RPII message)
    {
        sum += 1;
    }
}
