package io.leadline.proof.bundle;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

import io.leadline.command.IsoTime;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Stakes;
import io.leadline.scoring.input.Volumes;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/** Files that a venue added to its log, as one maker may see them: they score it as the whole files do. */
final class ShownInputs
{
    private ShownInputs()
    {
    }

    /** The maker's own volumes, and those of whole markets. */
    static byte[] volumes(final Volumes volumes, final Collection<String> markets, final String maker)
    {
        final StringWriter text = new StringWriter();
        final CsvWriter csv = writer(text);
        csv.writeRecord("market", "maker", "maker_volume");
        for (final String market : markets)
        {
            final Map<String, BigDecimal> stated = volumes.of(market);
            if (!stated.isEmpty())
            {
                final BigDecimal whole = stated.containsKey("")
                    ? stated.get("") : stated.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                csv.writeRecord(market, "", whole.toPlainString());
            }
            if (stated.containsKey(maker))
            {
                csv.writeRecord(market, maker, stated.get(maker).toPlainString());
            }
        }

        return bytes(text);
    }

    /** What the maker has staked. */
    static byte[] stakes(final Stakes stakes, final String maker)
    {
        final StringWriter text = new StringWriter();
        final CsvWriter csv = writer(text);
        csv.writeRecord("maker", "stake");
        if (stakes.makers().contains(maker))
        {
            csv.writeRecord(maker, stakes.of(maker).toPlainString());
        }

        return bytes(text);
    }

    /** Outages of the markets. */
    static byte[] outages(final Outages outages, final Collection<String> markets)
    {
        final StringWriter text = new StringWriter();
        final CsvWriter csv = writer(text);
        csv.writeRecord("market", "from", "to", "reason");
        for (final Outages.Outage outage : outages.all())
        {
            if (outage.market().isEmpty() || markets.contains(outage.market()))
            {
                csv.writeRecord(
                    outage.market(), IsoTime.text(outage.window().fromEpochNs()),
                    IsoTime.text(outage.window().toEpochNs()), outage.window().reason());
            }
        }

        return bytes(text);
    }

    private static CsvWriter writer(final StringWriter text)
    {
        // Without a buffer, everything written is in the text at once.
        return CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.LF).build(text);
    }

    private static byte[] bytes(final StringWriter text)
    {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
