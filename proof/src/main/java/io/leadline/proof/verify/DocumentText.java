package io.leadline.proof.verify;

import java.time.LocalDate;
import java.util.List;

import io.leadline.command.IsoTime;
import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.proof.store.QueueLog;
import io.leadline.snapshot.DocumentHeader;

/** Where a document is, in the words of a message: file, index, market and instant. */
final class DocumentText
{
    private static final List<String> KINDS = List.of("configuration", "makers", "snapshot", "totals", "snapshots");

    private DocumentText()
    {
    }

    /** Where in its files a document lies. */
    static String place(final QueueLog documents)
    {
        return "file=" + documents.file() + " index=0x" + Long.toHexString(documents.index());
    }

    /** What a document is of, which is to be believed. */
    static String content(final DocumentHeader header, final Configuration configuration)
    {
        return "market=" + market(header.market(), configuration) + " time=" + time(header.timeEpochNs()) + " kind=" +
            kind(header.kind());
    }

    static String market(final int market, final Configuration configuration)
    {
        final List<Market> markets = configuration == null ? List.of() : configuration.markets();

        return market >= 0 && market < markets.size() ? markets.get(market).name() : "none";
    }

    static String time(final long timeEpochNs)
    {
        return timeEpochNs < 0 ? "none" : IsoTime.text(timeEpochNs);
    }

    static String day(final long epochDay)
    {
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    private static String kind(final int kind)
    {
        return kind >= 1 && kind <= KINDS.size() ? KINDS.get(kind - 1) : Integer.toString(kind);
    }
}
