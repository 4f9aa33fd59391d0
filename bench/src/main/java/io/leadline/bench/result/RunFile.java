package io.leadline.bench.result;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.SideResult;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Runs as a JSON file, for comparisons later. */
public final class RunFile
{
    private static final int FORMAT = 1;

    private RunFile()
    {
    }

    /** Writes the runs of several JVMs. */
    public static void write(final Path file, final List<Run> runs) throws IOException
    {
        try (Writer out = Files.newBufferedWriter(file);
            JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out))
        {
            json.writeStartObject();
            json.writeNumberProperty("format", FORMAT);
            json.writeArrayPropertyStart("runs");
            for (final Run run : runs)
            {
                write(json, run);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(final JsonGenerator json, final Run run)
    {
        final Conditions conditions = run.conditions();
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringProperty("date", conditions.date());
        json.writeStringProperty("commit", conditions.commit());
        json.writeStringProperty("jdk", conditions.jdk());
        json.writeStringProperty("vm", conditions.vm());
        json.writeStringProperty("flags", conditions.flags());
        json.writeStringProperty("cpu", conditions.cpu());
        json.writeStringProperty("cores", conditions.cores());
        json.writeStringProperty("kernel", conditions.kernel());
        json.writeStringProperty("load", conditions.load());
        json.writeBooleanProperty("quick", conditions.isQuick());
        json.writeArrayPropertyStart("rows");
        run.rows().forEach(row -> write(json, row));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(final JsonGenerator json, final Row row)
    {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringProperty("name", row.name());
        json.writeStringProperty("workload", row.workload());
        json.writeStringProperty("unit", row.unit());
        json.writeNumberProperty("chunks", row.chunks());
        json.writeNumberProperty("operations", row.operations());
        json.writeArrayPropertyStart("sides");
        row.sides().forEach(side -> write(json, side));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(final JsonGenerator json, final SideResult side)
    {
        json.writeStartObject();
        json.writeStringProperty("name", side.name());
        json.writeNumberProperty("median", side.median());
        json.writeNumberProperty("p10", side.p10());
        json.writeNumberProperty("p90", side.p90());
        json.writeNumberProperty("bytes", side.bytes());
        json.writeNumberProperty("ratio", side.ratio());
        json.writeNumberProperty("ratio_low", side.ratioLow());
        json.writeNumberProperty("ratio_high", side.ratioHigh());
        json.writeNumberProperty("ratio_cpu", side.cpuRatio());
        json.writeNumberProperty("limit", side.limit());
        json.writeEndObject();
    }

    /**
     * Reads what was written.
     *
     * @throws io.leadline.problem.BadInputException when the file is none of these.
     */
    public static List<Run> read(final Path file) throws IOException
    {
        final String text = Files.readString(file);
        final JsonFields root =
            JsonFields.read(file, new JsonFactory().createParser(ObjectReadContext.empty(), text));
        if (root.number("format") != FORMAT)
        {
            throw root.bad("format", "format=" + root.number("format") + " expected=" + FORMAT);
        }

        return root.objects("runs").stream().map(RunFile::run).toList();
    }

    private static Run run(final JsonFields fields)
    {
        final Conditions conditions = new Conditions(
            fields.text("date"), fields.text("commit"), fields.text("jdk"), fields.text("vm"), fields.text("flags"),
            fields.text("cpu"), fields.text("cores"), fields.text("kernel"), fields.text("load"),
            fields.truth("quick"));

        return new Run(conditions, fields.objects("rows").stream().map(RunFile::row).toList());
    }

    private static Row row(final JsonFields fields)
    {
        return new Row(
            fields.text("name"), fields.text("workload"), fields.text("unit"), (int)fields.number("chunks"),
            (long)fields.number("operations"), fields.objects("sides").stream().map(RunFile::side).toList());
    }

    private static SideResult side(final JsonFields fields)
    {
        return new SideResult(
            fields.text("name"), fields.number("median"), fields.number("p10"), fields.number("p90"),
            fields.number("bytes"), fields.number("ratio"), fields.number("ratio_low"), fields.number("ratio_high"),
            fields.number("ratio_cpu"), fields.number("limit"));
    }
}
