// An engine in C++ that tells a few events, as frames on its standard output: what an engine sends over Aeron, one
// message a fragment, without the six bytes before each. Codecs: sbe-tool with sbe.target.language=Cpp.
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>

#include "io_leadline_sbe/MessageHeader.h"
#include "io_leadline_sbe/AccountDefinition.h"
#include "io_leadline_sbe/Add.h"
#include "io_leadline_sbe/Cancel.h"
#include "io_leadline_sbe/Clear.h"
#include "io_leadline_sbe/Fill.h"
#include "io_leadline_sbe/Heartbeat.h"
#include "io_leadline_sbe/Level.h"
#include "io_leadline_sbe/MarketDefinition.h"
#include "io_leadline_sbe/Reduce.h"
#include "io_leadline_sbe/Replace.h"
#include "io_leadline_sbe/Status.h"
#include "io_leadline_sbe/Trade.h"

using namespace io::leadline::sbe;

namespace
{

char buffer[256];
std::int64_t lastSequence = 0;

template <typename Message> Message& begin(Message& message, const std::int64_t timeEpochNs)
{
    message.wrapAndApplyHeader(buffer, 0, sizeof buffer).sequence(++lastSequence).timeEpochNs(timeEpochNs);
    return message;
}

template <typename Message> void send(const Message& message)
{
    const std::uint32_t messageLength = MessageHeader::encodedLength() + message.encodedLength();
    const std::uint32_t length = messageLength + 6;
    const unsigned char frame[] = {
        static_cast<unsigned char>(length >> 24), static_cast<unsigned char>(length >> 16),
        static_cast<unsigned char>(length >> 8), static_cast<unsigned char>(length), 0xeb, 0x50};
    std::fwrite(frame, 1, sizeof frame, stdout);
    std::fwrite(buffer, 1, messageLength, stdout);
}

void defineMarket(const std::uint32_t number, const std::string& name)
{
    MarketDefinition market;
    begin(market, 0).market(number)
        .priceStepMantissa(1).priceStepExponent(-2)
        .sizeStepMantissa(1).sizeStepExponent(-1)
        .putName(name.data(), static_cast<std::uint16_t>(name.size()));
    send(market);
}

void defineAccount(const std::uint32_t number, const std::string& name)
{
    AccountDefinition account;
    begin(account, 0).account(number).putName(name.data(), static_cast<std::uint16_t>(name.size()));
    send(account);
}

void add(
    const std::int64_t timeEpochNs, const std::int64_t orderId, const std::uint32_t account,
    const BookSide::Value side, const std::int64_t price, const std::int64_t size, const bool isPostOnly)
{
    Add message;
    begin(message, timeEpochNs).market(0).account(account).orderId(orderId).price(price).size(size).side(side)
        .flags().clear().postOnly(isPostOnly);
    send(message);
}

}

int main()
{
    defineMarket(0, "SOL-PERP");
    defineAccount(0, "alice");
    defineAccount(1, "b\xc3\xb6rse");
    add(10, 1, 0, BookSide::BID, 9990, 50, true);
    add(11, 2, Add::accountNullValue(), BookSide::ASK, 10010, 20, false);

    Fill fill;
    send(begin(fill, 12).market(0).taker(1).orderId(2).price(Fill::priceNullValue()).size(5));
    Reduce reduce;
    send(begin(reduce, 13).market(0).orderId(1).size(30));
    Replace replace;
    send(begin(replace, 14).market(0).orderId(1).newOrderId(Replace::newOrderIdNullValue()).price(9991).size(30));
    send(begin(replace, 15).market(0).orderId(1).newOrderId(3).price(9992).size(29));
    Cancel cancel;
    send(begin(cancel, 16).market(0).orderId(3));
    Level level;
    send(begin(level, 17).market(0).side(BookSide::ASK).price(10011).size(0));
    Trade trade;
    send(begin(trade, 18).market(0).account(0).taker(Trade::takerNullValue()).price(10000).size(7));
    Status status;
    send(begin(status, 19).market(0).state(MarketState::HALTED));
    Clear clear;
    send(begin(clear, 20).market(0));
    Heartbeat heartbeat;
    send(begin(heartbeat, 21).market(0));
    send(begin(heartbeat, 22).market(Heartbeat::marketNullValue()));
    return std::ferror(stdout) != 0;
}
