package io.leadline.scoring.close;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.leadline.problem.BadInputException;
import io.leadline.program.Sha256;

/**
 * The closes of a period as they lie in its folder, checked: none is missing, every file is as it was closed, and each
 * close names the hash of the one before.
 *
 * @param last     number of the last close; 0 when there is none.
 * @param lastHash its hash; {@link #NONE} when there is none.
 */
record CloseChain(int last, String lastHash)
{
    static final String SUMS = "SHA256SUMS";
    static final String FACTS = "close.txt";
    /** How the line of {@link #FACTS} begins that names the close before. */
    static final String BEFORE = "close before: ";
    static final String NONE = "none";

    /** A copy of the file that says the rules. */
    static final String PROGRAM = "program.yaml";

    private static final String PREFIX = "close-";
    /** What closes were made of before they kept their program, and still may be. */
    private static final Set<String> FORMER_FILES =
        Set.of("scores.csv", "payouts.csv", "scores.json", "differences.txt", FACTS);
    private static final Set<String> FILES =
        Set.of("scores.csv", "payouts.csv", "scores.json", PROGRAM, "differences.txt", FACTS);

    /** Copies of what was added to the logs: those that were. */
    private static final Set<String> INPUTS = Stream.of("outages", "volumes", "broker-volumes", "rates", "stakes")
        .map(CloseChain::kept)
        .collect(Collectors.toUnmodifiableSet());

    /** Name in a close of the copy of what was added to the logs. */
    static String kept(final String kind)
    {
        return "inputs/" + kind + ".csv";
    }

    static Path folder(final Path folder, final int number)
    {
        return folder.resolve(PREFIX + number);
    }

    /**
     * The closes in a folder.
     *
     * @throws BadInputException with everything that is not as it was closed.
     */
    static CloseChain of(final Path folder) throws IOException
    {
        final List<String> problems = new ArrayList<>();
        final int count = count(folder);
        String hash = NONE;
        for (int number = 1; number <= count; number++)
        {
            final Path close = folder(folder, number);
            if (!Files.isRegularFile(close.resolve(SUMS)))
            {
                problems.add("close is missing or has no sums: folder=" + close);
                continue;
            }
            final String sums = Files.readString(close.resolve(SUMS));
            checkFiles(close, sums, problems);
            final Path facts = close.resolve(FACTS);
            if (Files.isRegularFile(facts) && !Files.readString(facts).endsWith(BEFORE + hash + "\n"))
            {
                problems.add("close names another close before it: file=" + facts + " before=" + hash);
            }
            hash = sha256(sums);
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }

        return new CloseChain(count, hash);
    }

    /** The highest number of a close that there is in a folder; 0 when there is none. */
    static int count(final Path folder) throws IOException
    {
        if (!Files.isDirectory(folder))
        {
            return 0;
        }
        try (Stream<Path> paths = Files.list(folder))
        {
            return paths.map(path -> path.getFileName().toString())
                .filter(name -> name.matches(PREFIX + "[1-9][0-9]{0,5}"))
                .mapToInt(name -> Integer.parseInt(name.substring(PREFIX.length())))
                .max()
                .orElse(0);
        }
    }

    private static void checkFiles(final Path close, final String sums, final List<String> problems) throws IOException
    {
        final Set<String> named = sums.lines()
            .map(line -> line.substring(line.indexOf("  ") + 2))
            .filter(name -> !INPUTS.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
        if (!named.equals(FILES) && !named.equals(FORMER_FILES))
        {
            problems.add("sums of a close were changed: file=" + close.resolve(SUMS) + " files=" + named);
        }
        for (final String line : sums.lines().toList())
        {
            final Path file = close.resolve(line.substring(line.indexOf("  ") + 2));
            if (!Files.isRegularFile(file) || !line.startsWith(Sha256.hex(Files.readAllBytes(file)) + "  "))
            {
                problems.add("file of a close was changed: file=" + file);
            }
        }
    }

    /** SHA-256 of a text's UTF-8 bytes, 64 hex digits. */
    static String sha256(final String text)
    {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
