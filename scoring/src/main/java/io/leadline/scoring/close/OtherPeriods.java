package io.leadline.scoring.close;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.command.IsoTime;
import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;
import io.leadline.scoring.figure.Period;

/**
 * The closes of a program's other periods, beside those of one: a time that two of them close would have two final
 * results.
 */
public final class OtherPeriods
{
    /** How the lines of {@link CloseChain#FACTS} begin that name what was closed. */
    static final String PERIOD = "period: ";

    private OtherPeriods()
    {
    }

    /**
     * Refuses periods of which some time is closed in another folder already.
     *
     * @param folder  of the closes that these periods belong to; what lies beside it are the others.
     * @param periods that are to be closed.
     * @throws BadInputException    naming the folder and every other one whose closes overlap.
     * @throws UncheckedIOException when a close cannot be read.
     */
    public static void check(final Path folder, final List<Period> periods)
    {
        final List<String> problems = new ArrayList<>();
        try
        {
            for (final Path other : others(folder))
            {
                closed(other).stream()
                    .filter(closed -> periods.stream().anyMatch(period -> isOverlapping(period, closed)))
                    .map(closed -> "period is closed in another folder already: folder=" + folder + " other=" + other
                        + " period=" + closed.text() + " (correct it there, with the same --from and --to)")
                    .forEach(problems::add);
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(
                "cannot read closes: folder=" + folder.getParent() + " reason=" + FileReason.withPath(failure),
                failure);
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
    }

    private static List<Path> others(final Path folder) throws IOException
    {
        if (!Files.isDirectory(folder.getParent()))
        {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder.getParent()))
        {
            return paths.filter(path -> !path.equals(folder)).sorted().toList();
        }
    }

    /** What the last close of a folder has closed; nothing where it holds no close. */
    private static List<Period> closed(final Path folder) throws IOException
    {
        final Path facts = CloseChain.folder(folder, CloseChain.count(folder)).resolve(CloseChain.FACTS);
        final List<Period> periods = new ArrayList<>();
        if (Files.isRegularFile(facts))
        {
            for (final String line : Files.readAllLines(facts))
            {
                if (line.startsWith(PERIOD))
                {
                    periods.add(period(facts, line.substring(PERIOD.length()).split("/")));
                }
            }
        }

        return periods;
    }

    private static Period period(final Path facts, final String[] bounds)
    {
        try
        {
            return new Period(IsoTime.parse(bounds[0]), IsoTime.parse(bounds[bounds.length - 1]));
        }
        catch (final IllegalArgumentException malformed)
        {
            throw new BadInputException("file of a close was changed: file=" + facts);
        }
    }

    private static boolean isOverlapping(final Period one, final Period other)
    {
        return one.fromEpochNs() < other.toEpochNs() && other.fromEpochNs() < one.toEpochNs();
    }
}
