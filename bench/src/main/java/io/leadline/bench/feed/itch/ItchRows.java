package io.leadline.bench.feed.itch;

import java.util.List;

import io.leadline.bench.pair.Contender;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;

/** Decoding ITCH from packets in memory: with every stock configured, and with one of a hundred. */
public final class ItchRows
{
    private static final long SEED = 1;
    private static final int MESSAGES = 400_000;

    private ItchRows()
    {
    }

    /** A chunk is the same day again. */
    public static List<Row> decoding(final Scale scale)
    {
        final byte[] packets = ItchDay.packets(SEED, MESSAGES);

        return List.of(
            row("feed-itch", "MoldUDP64 packets of 100 stocks, all configured", packets, true, scale),
            row("feed-itch-one", "MoldUDP64 packets of 100 stocks, one configured", packets, false, scale));
    }

    private static Row row(
        final String name, final String workload, final byte[] packets, final boolean isConfigured, final Scale scale)
    {
        return new Duel(name, workload, "ns/message", List.of(
            new Side("decoded", 0, contender(ItchContender.class, packets, isConfigured)),
            new Side("juncture, fields alone", 0, contender(JunctureContender.class, packets)),
            new Side("bytes walked over", 0, contender(BareContender.class, packets))))
            .run(scale.warmUpChunks(), scale.chunks());
    }

    private static Contender contender(final Class<?> type, final Object... arguments)
    {
        return (Contender)new Isolation(List.of()).make(type.getName(), arguments);
    }
}
