package io.leadline.proof.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.log.DocumentTailer;
import io.leadline.log.LogFolder;
import io.leadline.log.RetiredFile;
import io.leadline.log.RetiredFiles;
import io.leadline.problem.FileReason;

/**
 * Takes files off the start of one log: all are archived and read back first, then the list in the log's folder says
 * so, then they are deleted, oldest first, and at last the store is told. Stopped at any point, the log reads as what
 * it is by then, and the next run finishes: files that are kept already are not archived again.
 */
final class Retirement
{
    private final Path directory;
    private final LogSurvey survey;
    private final FileArchive archive;
    private final Progress progress;

    /**
     * A retirement of a log.
     *
     * @param archive  that keeps the files; null to delete them for good.
     * @param progress hears of every step before it is taken.
     */
    Retirement(final Path directory, final LogSurvey survey, final FileArchive archive, final Progress progress)
    {
        this.directory = directory;
        this.survey = survey;
        this.archive = archive;
        this.progress = progress;
    }

    /** Hears of steps; one that throws stops the work in front of the step, as a killed process would be. */
    @FunctionalInterface
    interface Progress
    {
        /** A step is about to be taken. */
        void step(String what, Path file);
    }

    /**
     * Takes the files of days off the log.
     *
     * @param days the first ones of the log, rising; none only finishes what an earlier run left.
     * @return what was taken off.
     */
    List<RetiredFile> run(final List<Long> days)
    {
        requireLastFile();
        final LogFolder folder = new LogFolder(directory);
        final List<RetiredFile> retired = new ArrayList<>(RetiredFiles.of(directory).files());
        final List<RetiredFile> going = archived(days);
        retired.addAll(going);
        if (retired.isEmpty())
        {
            return going;
        }
        progress.step("list", directory.resolve(RetiredFiles.NAME));
        folder.write(new RetiredFiles(retired));
        for (final RetiredFile file : going)
        {
            delete(LogFolder.file(directory, file.epochDay()));
        }
        progress.step("refresh", directory);
        folder.refreshListing();

        return going;
    }

    /** The store's listing knows when the log's last file was lost; refreshed, it would have forgotten that. */
    private void requireLastFile()
    {
        new DocumentTailer(directory).close();
    }

    private List<RetiredFile> archived(final List<Long> days)
    {
        final List<RetiredFile> going = new ArrayList<>();
        if (days.isEmpty())
        {
            return going;
        }
        for (final LogSurvey.Surveyed file : survey.survey(directory, days))
        {
            final Path path = LogFolder.file(directory, file.epochDay());
            progress.step(archive == null ? "identify" : "archive", path);
            final FileArchive.Kept kept = archive == null ? FileArchive.identify(path) : archive.keep(path);
            going.add(new RetiredFile(
                file.epochDay(), file.firstDocument(), file.documentCount(), file.lastHash(),
                kept.length(), kept.sha256(), kept.name(), kept.archiveSha256()));
        }

        return going;
    }

    private void delete(final Path file)
    {
        progress.step("delete", file);
        try
        {
            Files.delete(file);
            LogFolder.force(directory);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(
                "file cannot be deleted: path=" + file + " reason=" + FileReason.of(failure), failure);
        }
    }

    /**
     * Brings back all files that an archive keeps, newest first, so that the log is in one piece at any time.
     *
     * @return how many came back.
     */
    int restore()
    {
        requireLastFile();
        final LogFolder folder = new LogFolder(directory);
        final List<RetiredFile> files = RetiredFiles.of(directory).files();
        int count = 0;
        if (!files.isEmpty())
        {
            progress.step("refresh", directory);
            folder.listFrom(files.get(0).epochDay());
        }
        for (int i = files.size() - 1; i >= 0 && !files.get(i).archive().isEmpty(); i--)
        {
            final Path target = LogFolder.file(directory, files.get(i).epochDay());
            progress.step("restore", target);
            archive.restore(files.get(i), target);
            count++;
        }
        progress.step("refresh", directory);
        folder.refreshListing();
        progress.step("list", directory.resolve(RetiredFiles.NAME));
        folder.write(RetiredFiles.of(directory));

        return count;
    }
}
