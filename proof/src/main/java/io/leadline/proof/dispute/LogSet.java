package io.leadline.proof.dispute;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.scoring.command.LogOrder;
import io.leadline.scoring.command.SnapshotOpener;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource;

/** The snapshot logs of a dispute, in the order of what they hold, and their configurations. */
public final class LogSet
{
    private final SnapshotOpener opener;
    private final List<Log> logs = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    /** A log's folder and configuration. */
    record Log(Path folder, Configuration configuration)
    {
    }

    /** Opens each of them for its configuration. */
    public LogSet(final SnapshotOpener opener, final List<Path> folders) throws Exception
    {
        this.opener = opener;
        for (final Path folder : LogOrder.of(opener, folders))
        {
            final SnapshotSource source = opener.open(folder);
            logs.add(new Log(folder, source.configuration()));
            if (source instanceof SnapshotLogReader file)
            {
                file.retiredText().ifPresent(notices::add);
                file.close();
            }
        }
    }

    /** How the logs are opened. */
    public SnapshotOpener opener()
    {
        return opener;
    }

    /** What is to be said of the logs themselves: of each whose earlier files were retired, where it begins. */
    public List<String> notices()
    {
        return List.copyOf(notices);
    }

    /** Names of all markets, each once, in the order of the logs. */
    List<String> markets()
    {
        return logs.stream()
            .flatMap(log -> log.configuration().markets().stream())
            .map(Market::name)
            .distinct()
            .toList();
    }

    /** A market as the first log that has it says; the scorer refuses logs that differ. */
    Market market(final String name)
    {
        return logs.stream()
            .flatMap(log -> log.configuration().markets().stream())
            .filter(market -> market.name().equals(name))
            .findFirst()
            .orElseThrow();
    }

    List<Configuration> configurations()
    {
        return logs.stream().map(Log::configuration).toList();
    }

    /** The logs that have a market. */
    List<Log> with(final String market)
    {
        return logs.stream()
            .filter(log -> MarketLog.position(log.configuration(), market) >= 0)
            .toList();
    }
}
