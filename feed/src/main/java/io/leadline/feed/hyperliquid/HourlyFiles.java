package io.leadline.feed.hyperliquid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import io.leadline.feed.tail.FileOrder;

/**
 * The files of one kind that a node writes, in the order of their hours:
 * {@code DATA/KIND[_by_block|_streaming]/hourly/YYYYMMDD/H}, with or without a leading zero of the hour. A node that
 * writes both forms is read by block. The folders need not exist yet.
 */
final class HourlyFiles implements FileOrder
{
    private static final List<String> FORMS = List.of("_by_block", "_streaming", "");
    private static final Pattern DAY = Pattern.compile("[0-9]{8}");
    private static final Pattern HOUR = Pattern.compile("[0-9]|[01][0-9]|2[0-3]");
    private static final long HOURS_PER_DAY = 100;

    private final Path data;
    private final String kind;
    private final Path first;

    /**
     * Files of a kind.
     *
     * @param kind  {@code node_raw_book_diffs} or {@code node_fills}.
     * @param first where to begin; null for the first that there is.
     */
    HourlyFiles(final Path data, final String kind, final Path first)
    {
        this.data = data;
        this.kind = kind;
        this.first = first;
    }

    @Override
    public Path after(final Path current)
    {
        if (current == null)
        {
            return first == null ? all().stream().findFirst().orElse(null) : first;
        }
        final Path hourly = current.getParent().getParent();
        final long hour = hour(current);
        final long day = hour / HOURS_PER_DAY;

        return days(hourly).stream()
            .filter(folder -> Long.parseLong(name(folder)) >= day)
            .sorted(Comparator.comparing(HourlyFiles::name))
            .flatMap(folder -> hours(folder).stream().sorted(Comparator.comparingLong(HourlyFiles::hour)))
            .filter(file -> hour(file) > hour)
            .findFirst()
            .orElse(null);
    }

    /** All files that there are, in their order. */
    List<Path> all()
    {
        for (final String form : FORMS)
        {
            final List<Path> files = new ArrayList<>();
            days(data.resolve(kind + form).resolve("hourly")).forEach(day -> files.addAll(hours(day)));
            if (!files.isEmpty())
            {
                files.sort(Comparator.comparingLong(HourlyFiles::hour));
                return files;
            }
        }

        return List.of();
    }

    private static List<Path> days(final Path hourly)
    {
        return entries(hourly, DAY);
    }

    private static List<Path> hours(final Path day)
    {
        return entries(day, HOUR);
    }

    private static List<Path> entries(final Path folder, final Pattern pattern)
    {
        final List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> found =
            Files.newDirectoryStream(folder, entry -> pattern.matcher(name(entry)).matches()))
        {
            found.forEach(entries::add);
        }
        catch (final NoSuchFileException | NotDirectoryException absent)
        {
            return List.of();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }

        return entries;
    }

    private static long hour(final Path file)
    {
        return Long.parseLong(name(file.getParent())) * HOURS_PER_DAY + Long.parseLong(name(file));
    }

    private static String name(final Path path)
    {
        return path.getFileName().toString();
    }
}
