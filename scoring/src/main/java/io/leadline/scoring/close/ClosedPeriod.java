package io.leadline.scoring.close;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.leadline.command.Folders;
import io.leadline.command.IsoTime;
import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.output.PayoutsCsv;
import io.leadline.scoring.output.ResultFile;
import io.leadline.scoring.output.ScoresCsv;
import io.leadline.scoring.output.ScoresJson;
import io.leadline.scoring.result.ScoreResult;

/**
 * The closes of one period of one program: folders {@code close-1}, {@code close-2}, ..., each with the final files,
 * the {@code program.yaml} that they follow and copies in {@code inputs} of what was added to the logs, so that anybody
 * who has the logs can work them out again, a {@code close.txt} that says what was closed and why, the
 * {@code differences.txt} to the close before, and a {@code SHA256SUMS} of all of these that {@code sha256sum -c}
 * checks. The hash of that list identifies the close, and each close names the one before by
 * it: so none can be changed behind the others' backs.
 */
public final class ClosedPeriod
{
    private static final String PAYOUTS = "payouts.csv";
    private static final List<ResultFile> FILES = List.of(new ScoresCsv(), new PayoutsCsv(), new ScoresJson());
    /** Those that are compared, with the columns of their values; the third holds the same. */
    private static final Map<String, Set<String>> COMPARED = compared();

    private final Path folder;

    /** The closes in a folder, which is made by the first of them. */
    public ClosedPeriod(final Path folder)
    {
        this.folder = folder;
    }

    /**
     * A close.
     *
     * @param number      from 1.
     * @param hash        64 hex digits: SHA-256 of its list of sums.
     * @param before      hash of the close before; "none" for the first.
     * @param hashes      SHA-256 of each of its files, 64 hex digits, by name in the order of the list.
     * @param totals      what payouts come to and came to in the close before, where that differs or not; empty for the
     *                    first.
     * @param differences values that are not what they were in the close before, payouts first; empty for the first.
     */
    public record Close(
        int number,
        Path folder,
        String hash,
        String before,
        Map<String, String> hashes,
        List<PayoutTotal> totals,
        List<Difference> differences)
    {
        public Close
        {
            hashes = Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
            totals = List.copyOf(totals);
            differences = List.copyOf(differences);
        }

        /** What a correction changes, line by line: the totals of its payouts, then each value. */
        public List<String> lines()
        {
            return changes(totals, differences);
        }
    }

    /**
     * Closes the period with a result of one program over it.
     *
     * @param program bytes of the program's file, UTF-8.
     * @param inputs what was added to the logs.
     * @param reason why it is closed again; may be empty for the first close.
     * @throws BadInputException    when it is closed with the very same values already, a reason is missing, or a close
     *                              that is there has been changed.
     * @throws UncheckedIOException when a file cannot be read or written; then no close has been added.
     */
    public Close close(
        final ScoreResult result, final byte[] program, final List<Input> inputs, final String reason)
    {
        try
        {
            final CloseChain chain = CloseChain.of(folder);
            final int before = chain.last();
            final Map<String, String> files = new LinkedHashMap<>();
            for (final ResultFile file : FILES)
            {
                final StringWriter text = new StringWriter();
                file.write(result, text);
                files.put(file.name(), text.toString());
            }
            final List<Difference> differences = before == 0 ? List.of() : differences(before, files);
            final List<PayoutTotal> totals = before == 0 ? List.of() : totals(before, files);
            check(before, differences, reason);
            files.put(CloseChain.PROGRAM, new String(program, StandardCharsets.UTF_8));
            inputs.forEach(input -> files.put(input.kept(), input.text()));
            files.put("differences.txt", lines(changes(totals, differences)));
            files.put(CloseChain.FACTS, lines(facts(result, inputs, chain, reason)));
            final Map<String, String> hashes = new LinkedHashMap<>();
            files.forEach((name, text) -> hashes.put(name, CloseChain.sha256(text)));
            files.put(CloseChain.SUMS, sums(hashes));
            write(before + 1, files);

            return new Close(
                before + 1, CloseChain.folder(folder, before + 1), CloseChain.sha256(files.get(CloseChain.SUMS)),
                chain.lastHash(), hashes, totals, differences);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(
                "cannot close: folder=" + folder + " reason=" + FileReason.withPath(failure), failure);
        }
    }

    private static Map<String, Set<String>> compared()
    {
        final Map<String, Set<String>> compared = new LinkedHashMap<>();
        // Money first: it is what a correction is made for.
        compared.put(PAYOUTS, Set.of("amount", "unit", "status", "reason"));
        compared.put("scores.csv", Set.of("value"));

        return compared;
    }

    private static List<String> changes(final List<PayoutTotal> totals, final List<Difference> differences)
    {
        return Stream.concat(
            totals.stream().map(PayoutTotal::text), differences.stream().map(Difference::text)).toList();
    }

    private List<PayoutTotal> totals(final int before, final Map<String, String> files) throws IOException
    {
        return PayoutTotal.of(
            Files.readString(CloseChain.folder(folder, before).resolve(PAYOUTS)), files.get(PAYOUTS));
    }

    private List<Difference> differences(final int before, final Map<String, String> files) throws IOException
    {
        final List<Difference> differences = new ArrayList<>();
        for (final Map.Entry<String, Set<String>> file : COMPARED.entrySet())
        {
            final String name = file.getKey();
            differences.addAll(RowDifferences.of(
                name, file.getValue(), Files.readString(CloseChain.folder(folder, before).resolve(name)),
                files.get(name)));
        }

        return differences;
    }

    private void check(final int before, final List<Difference> differences, final String reason)
    {
        if (before > 0 && differences.isEmpty())
        {
            throw new BadInputException(
                "nothing has changed since the last close: folder=" + CloseChain.folder(folder, before));
        }
        if (before > 0 && reason.isBlank())
        {
            throw new BadInputException("a correction needs a reason: folder=" + CloseChain.folder(folder, before)
                + " differences=" + differences.size() + " (--reason TEXT)");
        }
    }

    private static List<String> facts(
        final ScoreResult result, final List<Input> inputs, final CloseChain chain, final String reason)
    {
        final List<String> facts = new ArrayList<>(List.of(
            "close: " + (chain.last() + 1), "scorer: " + result.version()));
        result.programs().forEach(program ->
        {
            facts.add("program: " + program.program() + " version " + program.version()
                + " sha256 " + program.sha256());
            program.periods().forEach(period ->
            {
                facts.add(OtherPeriods.PERIOD + new Period(period.fromEpochNs(), period.toEpochNs()).text());
                period.notices().forEach(notice -> facts.add("notice: " + notice));
            });
        });
        result.logs().forEach(log -> facts.add("log: " + log.venue() + " " + IsoTime.text(log.firstEpochNs())
            + "/" + IsoTime.text(log.lastEpochNs()) + " last hash " + log.lastHash()));
        inputs.forEach(input -> facts.add("input: " + input));
        facts.add("reason: " + line(reason));
        facts.add(CloseChain.BEFORE + chain.lastHash());

        return facts;
    }

    /** A reason on one line. */
    static String line(final String reason)
    {
        return reason.strip().replaceAll("\\s+", " ");
    }

    private static String sums(final Map<String, String> hashes)
    {
        final List<String> sums = new ArrayList<>();
        hashes.forEach((name, hash) -> sums.add(hash + "  " + name));

        return lines(sums);
    }

    private static String lines(final List<String> lines)
    {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private void write(final int number, final Map<String, String> files) throws IOException
    {
        Files.createDirectories(folder);
        // A temporary folder is its owner's alone; the one in it has what the umask gives.
        final Path unfinished = Files.createTempDirectory(folder, "unfinished-");
        try
        {
            final Path close = Files.createDirectory(unfinished.resolve("close"));
            for (final Map.Entry<String, String> file : files.entrySet())
            {
                Files.createDirectories(close.resolve(file.getKey()).getParent());
                Files.writeString(close.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
            }
            // Fails where somebody else has made this close meanwhile.
            Files.move(close, CloseChain.folder(folder, number), StandardCopyOption.ATOMIC_MOVE);
        }
        finally
        {
            Folders.delete(unfinished);
        }
    }
}
