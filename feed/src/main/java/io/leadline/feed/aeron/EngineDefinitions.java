package io.leadline.feed.aeron;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.agrona.DirectBuffer;

import io.leadline.sbe.AccountDefinitionDecoder;
import io.leadline.sbe.MarketDefinitionDecoder;
import io.leadline.sbe.NameEncodingDecoder;

/**
 * Reads definitions. A number keeps its meaning for as long as a session lasts; where one does not, what was said under
 * it before is in doubt. Seldom called, so it may allocate. Single thread.
 */
final class EngineDefinitions
{
    private static final int MAX_NAME_LENGTH = 128;
    /** Steps of more digits are no market's. */
    private static final int MAX_EXPONENT = 30;

    private final MarketDefinitionDecoder market = new MarketDefinitionDecoder();
    private final AccountDefinitionDecoder account = new AccountDefinitionDecoder();
    private final EngineMarkets markets;
    private final EngineAccounts accounts;
    private final EngineCounters counters;
    private Refused refusal;
    private long refusedValue;
    private boolean isConflicting;

    EngineDefinitions(final EngineMarkets markets, final EngineAccounts accounts, final EngineCounters counters)
    {
        this.markets = markets;
        this.accounts = accounts;
        this.counters = counters;
    }

    /** Takes a market's definition, all of which but its name is known to be there. */
    void onMarket(
        final DirectBuffer buffer, final int offset, final int blockLength, final int version, final int end)
    {
        market.wrap(buffer, offset, blockLength, version);
        counters.marketDefinitions.increment();
        final String name = begin(buffer, offset + blockLength, end);
        final BigDecimal priceStep = step(market.priceStepMantissa(), market.priceStepExponent());
        final BigDecimal sizeStep = step(market.sizeStepMantissa(), market.sizeStepExponent());
        final long number = market.market();
        if (refusal == null && !markets.hasRoom(number, name))
        {
            refuse(Refused.TOO_MANY_NAMES, number);
        }
        final DefinedMarket before = markets.find(number);
        if (refusal == null && !markets.define((int)number, name, priceStep, sizeStep))
        {
            refuse(Refused.BAD_STEPS, market.priceStepMantissa());
        }
        if (refusal != null)
        {
            // What it meant before, it hardly means now.
            markets.forget(number);
            return;
        }
        conclude(before == null || before.isSame(markets.find(number)));
    }

    /** Takes an account's definition, all of which but its name is known to be there. */
    void onAccount(
        final DirectBuffer buffer, final int offset, final int blockLength, final int version, final int end)
    {
        account.wrap(buffer, offset, blockLength, version);
        counters.accountDefinitions.increment();
        final String name = begin(buffer, offset + blockLength, end);
        final long number = account.account();
        if (refusal == null && !accounts.hasRoom(number, name))
        {
            refuse(Refused.TOO_MANY_NAMES, number);
        }
        if (refusal != null)
        {
            accounts.forget(number);
            return;
        }
        conclude(accounts.define((int)number, name));
    }

    private String begin(final DirectBuffer buffer, final int nameOffset, final int end)
    {
        refusal = null;
        isConflicting = false;
        final int textOffset = nameOffset + NameEncodingDecoder.varDataEncodingOffset();
        if (textOffset > end)
        {
            return refuse(Refused.SHORT_MESSAGES, end - nameOffset);
        }
        final int length = buffer.getShort(nameOffset, NameEncodingDecoder.BYTE_ORDER) & 0xffff;
        if (length == 0 || length > MAX_NAME_LENGTH)
        {
            return refuse(Refused.BAD_NAMES, length);
        }
        if (length > end - textOffset)
        {
            return refuse(Refused.SHORT_MESSAGES, end - nameOffset);
        }
        final byte[] bytes = new byte[length];
        buffer.getBytes(textOffset, bytes);
        final String name = new String(bytes, StandardCharsets.UTF_8);

        return Arrays.equals(name.getBytes(StandardCharsets.UTF_8), bytes) ? name : refuse(Refused.BAD_NAMES, length);
    }

    private BigDecimal step(final long mantissa, final int exponent)
    {
        if (refusal == null && (mantissa <= 0 || Math.abs(exponent) > MAX_EXPONENT))
        {
            refuse(Refused.BAD_STEPS, mantissa);
        }

        return BigDecimal.valueOf(mantissa, -exponent);
    }

    private String refuse(final Refused reason, final long value)
    {
        refusal = reason;
        refusedValue = value;

        return null;
    }

    private void conclude(final boolean isAsBefore)
    {
        isConflicting = !isAsBefore;
        counters.conflictingDefinitions.increase(isConflicting ? 1 : 0);
    }

    /** Why the last definition was not taken; null when it was. */
    Refused refusal()
    {
        return refusal;
    }

    long refusedValue()
    {
        return refusedValue;
    }

    /** The last definition gave a number another meaning. */
    boolean isConflicting()
    {
        return isConflicting;
    }
}
