package io.leadline.proof.conduct;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import io.leadline.export.FinishedFile;
import io.leadline.scoring.output.JsonText;

import tools.jackson.core.JsonGenerator;

/** Writes a conduct report into a folder: {@code conduct.csv}, {@code conduct.json} and {@code conduct.html}. */
public final class ConductFiles
{
    private ConductFiles()
    {
    }

    /**
     * Writes the files.
     *
     * @param lastHash of the snapshot log, in hex.
     * @param version  of the program.
     */
    public static void write(
        final Path folder, final ConductResult result, final String lastHash, final String version)
    {
        final byte[] csv = csv(result).getBytes(StandardCharsets.UTF_8);
        final byte[] json = json(result, lastHash, version).getBytes(StandardCharsets.UTF_8);
        final byte[] html = ConductPage.text(result, lastHash, version).getBytes(StandardCharsets.UTF_8);
        FinishedFile.write(folder.resolve("conduct.csv"), out -> out.write(csv));
        FinishedFile.write(folder.resolve("conduct.json"), out -> out.write(json));
        FinishedFile.write(folder.resolve("conduct.html"), out -> out.write(html));
    }

    /** {@code market,maker,figure,value,flag,threshold}, a line per figure; the last two where it was flagged. */
    static String csv(final ConductResult result)
    {
        final StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text))
        {
            csv.writeRecord("market", "maker", "figure", "value", "flag", "threshold");
            for (final ConductResult.OfMarket market : result.markets())
            {
                market.makers().forEach(maker -> write(csv, market.market(), maker));
            }
        }
        catch (final IOException impossible)
        {
            throw new UncheckedIOException(impossible);
        }

        return text.toString();
    }

    private static void write(final CsvWriter csv, final String market, final ConductResult.OfMaker maker)
    {
        maker.figures().forEach((figure, value) -> csv.writeRecord(
            market, maker.maker(), figure, value.toPlainString(),
            flag(maker, figure, true), flag(maker, figure, false)));
    }

    private static String flag(final ConductResult.OfMaker maker, final String figure, final boolean isName)
    {
        return maker.flags().stream()
            .filter(flag -> flag.figure().equals(figure))
            .map(flag -> isName ? flag.name() : flag.threshold().toPlainString())
            .findFirst()
            .orElse("");
    }

    /** The same, nested, with what it was made from. */
    public static String json(final ConductResult result, final String lastHash, final String version)
    {
        return JsonText.of(json ->
        {
            json.writeStringProperty("version", version);
            json.writeStringProperty("venue", result.venue());
            json.writeStringProperty("last_hash", lastHash);
            json.writeStringProperty("rules_sha256", result.rules().sha256());
            json.writeObjectPropertyStart("rules");
            RuleLines.of(result.rules()).forEach(line -> rule(json, line));
            json.writeEndObject();
            json.writeNumberProperty("every_ns", result.everyNs());
            json.writeStringProperty("instants", result.isRandom() ? "random" : "fixed");
            JsonText.array(json, "markets", result.markets(), market -> market(json, market));
        });
    }

    private static void rule(final JsonGenerator json, final RuleLines.Line line)
    {
        if (line.isNumber())
        {
            JsonText.decimal(json, line.key(), new BigDecimal(line.value()));
        }
        else
        {
            json.writeStringProperty(line.key(), line.value());
        }
    }

    private static void market(final JsonGenerator json, final ConductResult.OfMarket market)
    {
        json.writeStringProperty("market", market.market());
        json.writeStringProperty("quote", market.quote());
        json.writeNumberProperty("instants", market.instants());
        json.writeNumberProperty("instants_excluded", market.instantsExcluded());
        JsonText.array(json, "makers", market.makers(), maker ->
        {
            json.writeStringProperty("maker", maker.maker());
            json.writeObjectPropertyStart("figures");
            maker.figures().forEach((figure, value) -> JsonText.decimal(json, figure, value));
            json.writeEndObject();
            flags(json, maker.flags());
        });
    }

    private static void flags(final JsonGenerator json, final List<ConductResult.Flag> flags)
    {
        JsonText.array(json, "flags", flags, flag ->
        {
            json.writeStringProperty("flag", flag.name());
            json.writeStringProperty("figure", flag.figure());
            decimal(json, "value", flag.value());
            decimal(json, "threshold", flag.threshold());
        });
    }

    private static void decimal(final JsonGenerator json, final String name, final BigDecimal value)
    {
        JsonText.decimal(json, name, value);
    }
}
