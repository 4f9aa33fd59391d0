package io.leadline.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import exchange.core2.core.ExchangeApi;
import exchange.core2.core.ExchangeCore;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.CoreWaitStrategy;
import exchange.core2.core.common.L2MarketData;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.api.ApiAddUser;
import exchange.core2.core.common.api.ApiCancelOrder;
import exchange.core2.core.common.api.ApiCommand;
import exchange.core2.core.common.api.ApiMoveOrder;
import exchange.core2.core.common.api.ApiPlaceOrder;
import exchange.core2.core.common.api.ApiReduceOrder;
import exchange.core2.core.common.api.binary.BatchAddSymbolsCommand;
import exchange.core2.core.common.config.ExchangeConfiguration;
import exchange.core2.core.common.config.InitialStateConfiguration;
import exchange.core2.core.common.config.OrdersProcessingConfiguration;
import exchange.core2.core.common.config.PerformanceConfiguration;
import exchange.core2.core.common.config.SerializationConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.event.Side;

class ExchangeCoreTapTest
{
    private static final int SYMBOL = 7;
    private static final int OTHER_SYMBOL = 8;
    private static final int USERS = 4;
    private static final int COMMANDS = 10_000;
    private static final int DEPTH = 100_000;
    private static final long WAIT_SECONDS = 30;

    @TempDir
    private Path folder;

    /** The whole engine, its rings and threads, trades; the book behind its log is the book that it tells itself. */
    @Test
    void shouldWriteALogWhoseBookIsTheEngines() throws Exception
    {
        final L2MarketData told;
        try (EventLogWriter log = new EventLogWriter(folder, Configuration.Feed.DEFAULT_MAX_JUMP_NS))
        {
            final ExchangeCoreTap tap = new ExchangeCoreTap(log);
            tap.addSymbol(SYMBOL, "SOL-PERP", new BigDecimal("0.01"), new BigDecimal("0.1"));
            final ExchangeCore engine = engine(tap);
            engine.startup();
            try
            {
                told = trade(engine.getApi());
            }
            finally
            {
                engine.shutdown(WAIT_SECONDS, TimeUnit.SECONDS);
            }
        }
        final LoggedEvents events = LoggedEvents.of(folder);

        assertThat(events.levels(Side.BID)).isNotEmpty()
            .isEqualTo(levels(told.bidPrices, told.bidVolumes, told.bidSize));
        assertThat(events.levels(Side.ASK)).isNotEmpty()
            .isEqualTo(levels(told.askPrices, told.askVolumes, told.askSize));
        assertThat(events.lines()).filteredOn(line -> line.startsWith("account")).hasSize(USERS);
        assertThat(events.lines()).anyMatch(line -> line.contains(" fill "))
            .anyMatch(line -> line.contains(" replace ")).anyMatch(line -> line.contains(" reduce "))
            .anyMatch(line -> line.contains(" cancel "));
    }

    private static Map<Long, Long> levels(final long[] prices, final long[] volumes, final int count)
    {
        final Map<Long, Long> levels = new TreeMap<>();
        for (int i = 0; i < count; i++)
        {
            levels.put(prices[i], volumes[i]);
        }

        return levels;
    }

    private static ExchangeCore engine(final ExchangeCoreTap tap)
    {
        final ExchangeConfiguration configuration = ExchangeConfiguration.defaultBuilder()
            .ordersProcessingCfg(OrdersProcessingConfiguration.builder()
                .riskProcessingMode(OrdersProcessingConfiguration.RiskProcessingMode.NO_RISK_PROCESSING)
                .marginTradingMode(OrdersProcessingConfiguration.MarginTradingMode.MARGIN_TRADING_DISABLED)
                .build())
            .initStateCfg(InitialStateConfiguration.CLEAN_TEST)
            .performanceCfg(PerformanceConfiguration.baseBuilder()
                .threadFactory(Thread::new)
                .waitStrategy(CoreWaitStrategy.BLOCKING)
                .build())
            .serializationCfg(SerializationConfiguration.DEFAULT)
            .build();

        return ExchangeCore.builder().resultsConsumer(tap).exchangeConfiguration(configuration).build();
    }

    private static L2MarketData trade(final ExchangeApi api)
        throws ExecutionException, InterruptedException, TimeoutException
    {
        api.submitBinaryDataAsync(new BatchAddSymbolsCommand(symbol(SYMBOL))).get(WAIT_SECONDS, TimeUnit.SECONDS);
        api.submitBinaryDataAsync(new BatchAddSymbolsCommand(symbol(OTHER_SYMBOL))).get(WAIT_SECONDS, TimeUnit.SECONDS);
        for (int user = 1; user <= USERS; user++)
        {
            api.submitCommandAsync(ApiAddUser.builder().uid(user).build()).get(WAIT_SECONDS, TimeUnit.SECONDS);
        }
        final Random random = new Random(20261123);
        long timeEpochNs = 1_790_000_000_000_000_000L;
        for (int i = 1; i <= COMMANDS; i++)
        {
            final ApiCommand command = command(random, i);
            command.timestamp = timeEpochNs += random.nextInt(1_000_000);
            api.submitCommand(command);
        }

        return api.requestOrderBookAsync(SYMBOL, DEPTH).get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private static CoreSymbolSpecification symbol(final int id)
    {
        return CoreSymbolSpecification.builder()
            .symbolId(id)
            .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
            .baseCurrency(1)
            .quoteCurrency(2)
            .baseScaleK(1)
            .quoteScaleK(1)
            .build();
    }

    /** Orders of all types, and changes of orders that may be long gone or another user's, which the engine refuses. */
    private static ApiCommand command(final Random random, final int number)
    {
        final long order = Math.max(1, number - random.nextInt(60));
        final long user = 1 + order % USERS;
        return switch (random.nextInt(10))
        {
            case 0 -> ApiCancelOrder.builder().uid(user).orderId(order).symbol(SYMBOL).build();
            case 1 -> ApiReduceOrder.builder().uid(user).orderId(order).symbol(SYMBOL)
                .reduceSize(1 + random.nextInt(30)).build();
            case 2 -> ApiMoveOrder.builder().uid(user).orderId(order).symbol(SYMBOL)
                .newPrice(price(random, random.nextBoolean())).build();
            case 3 -> place(random, number, SYMBOL, OrderType.IOC);
            case 4 -> place(random, number, OTHER_SYMBOL, OrderType.GTC);
            default -> place(random, number, SYMBOL, OrderType.GTC);
        };
    }

    private static ApiCommand place(final Random random, final int number, final int symbol, final OrderType type)
    {
        final boolean isBid = random.nextBoolean();
        final long price = price(random, isBid);

        return ApiPlaceOrder.builder()
            .uid(1 + number % USERS)
            .orderId(number)
            .symbol(symbol)
            .price(price)
            .reservePrice(price)
            .size(1 + random.nextInt(50))
            .action(isBid ? OrderAction.BID : OrderAction.ASK)
            .orderType(type)
            .build();
    }

    private static long price(final Random random, final boolean isBid)
    {
        return 10_000 + (isBid ? -1 : 1) * (random.nextInt(40) - 4);
    }
}
