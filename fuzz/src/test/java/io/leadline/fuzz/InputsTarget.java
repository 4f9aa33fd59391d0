package io.leadline.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

import io.leadline.problem.BadInputException;
import io.leadline.scoring.input.BrokerVolumes;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.input.Stakes;
import io.leadline.scoring.input.Volumes;

/** The tables that a bundle brings along, and that operators add; the first byte of an input says which one it is. */
final class InputsTarget implements FuzzTarget
{
    private static final String MARKET = "SOL-PERP";
    private static final long DAY = 20_513;
    private static final long DAY_EPOCH_NS = DAY * 86_400_000_000_000L;

    private final List<ToLongFunction<Path>> readers =
        List.of(this::outages, this::volumes, this::rates, this::stakes, this::brokers);
    private final Path file = new WorkFolder().path().resolve("table.csv");
    private long sum;

    InputsTarget()
    {
        // Honest tables are taken.
        seeds().forEach(this::table);
    }

    private void table(final byte[] input)
    {
        WorkFolder.write(file, Arrays.copyOfRange(input, 1, input.length));
        sum += readers.get((input[0] & 0xff) % readers.size()).applyAsLong(file);
    }

    @Override
    public void read(final byte[] input)
    {
        if (input.length == 0)
        {
            return;
        }
        try
        {
            table(input);
        }
        catch (final BadInputException named)
        {
            sum += named.getMessage().length();
        }
    }

    private long outages(final Path path)
    {
        final Outages outages = Outages.read(path);

        return (outages.cursor(MARKET).contains(DAY_EPOCH_NS) ? 1 : 0) +
            outages.unknownMarkets(List.of(MARKET)).size();
    }

    private long volumes(final Path path)
    {
        final Volumes volumes = Volumes.read(path);

        return volumes.of(MARKET).size() + volumes.unknownMarkets(List.of(MARKET)).size();
    }

    private long rates(final Path path)
    {
        final Rates rates = Rates.read(path);

        return rates.knows("USDT", "EUR") ? rates.between("USDT", "EUR").apply(DAY).signum() : 0;
    }

    private long stakes(final Path path)
    {
        return Stakes.read(path).makers().size();
    }

    private long brokers(final Path path)
    {
        return BrokerVolumes.read(path).lines().size();
    }

    @Override
    public List<byte[]> seeds()
    {
        return List.of(
            seed(0, "market,from,to,reason\nSOL-PERP,2026-03-01T10:00:00Z,2026-03-01T11:00:00.5Z,\"a, b\"\n" +
                ",2026-03-01,2026-03-02,venue\n"),
            seed(1, "maker,market,maker_volume,note\nalpha,SOL-PERP,12.5,x\n,SOL-PERP,100,\n"),
            seed(2, "currency,date,rate\nUSDT,2026-03-01,0.9998\nEUR,2026-03-01,1.1\nUSD,2026-03-01,1\n"),
            seed(3, "maker,stake\nalpha,25000\nbeta,0.5\n"),
            seed(4, "month,broker,user,api_volume,fee_rate,affiliate_rebate\n2026-03,gateway,u1,3200000,0.0004,0.2\n"));
    }

    private static byte[] seed(final int kind, final String text)
    {
        final byte[] bytes = (" " + text).getBytes(StandardCharsets.UTF_8);
        bytes[0] = (byte)kind;

        return bytes;
    }
}
