package io.leadline.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetiredFilesTest
{
    private static final int SEEDS = 3_000;

    @TempDir
    private Path folder;

    private static RetiredFiles random(final Random random)
    {
        final List<RetiredFile> files = new ArrayList<>();
        final boolean isChained = random.nextBoolean();
        long day = 20_000;
        long document = 0;
        for (int i = 0; i <= random.nextInt(5); i++)
        {
            final boolean isKept = random.nextBoolean();
            day += 1 + random.nextInt(3);
            files.add(new RetiredFile(
                day, document, random.nextInt(1_000_000), isChained ? hash(random) : "", random.nextInt(1 << 30),
                hash(random), isKept ? "20260301F.cq4.zst" : "", isKept ? hash(random) : ""));
            document = files.get(i).nextDocument();
        }

        return new RetiredFiles(files);
    }

    private static String hash(final Random random)
    {
        final StringBuilder hash = new StringBuilder();
        for (int i = 0; i < 4; i++)
        {
            hash.append("%016x".formatted(random.nextLong()));
        }

        return hash.toString();
    }

    @Test
    void shouldReadWhatItWrote() throws IOException
    {
        for (long seed = 0; seed < 50; seed++)
        {
            final RetiredFiles files = random(new Random(seed));
            new LogFolder(folder).write(files);

            assertThat(RetiredFiles.listed(folder).files()).as("seed=" + seed).isEqualTo(files.files());
            assertThat(RetiredFiles.of(folder).nextDocument()).as("seed=" + seed).isEqualTo(files.nextDocument());
        }
        new LogFolder(folder).write(RetiredFiles.NONE);
        assertThat(folder.resolve(RetiredFiles.NAME)).doesNotExist();
        assertThat(RetiredFiles.of(folder).isEmpty()).isTrue();
    }

    /** Whatever is done to a list, it is read as one that says so itself, or refused by name. */
    @Test
    void shouldRefuseByNameWhatIsNoList() throws IOException
    {
        int refusedCount = 0;
        for (long seed = 0; seed < SEEDS; seed++)
        {
            final Random random = new Random(seed);
            final byte[] bytes = changed(random(random).text(), random).getBytes(
                StandardCharsets.ISO_8859_1);
            Files.write(folder.resolve(RetiredFiles.NAME), bytes);
            try
            {
                final RetiredFiles read = RetiredFiles.listed(folder);
                assertThat(read.text().strip()).as("seed=" + seed)
                    .isEqualTo(Files.readString(folder.resolve(RetiredFiles.NAME)).replace("\r\n", "\n").strip());
            }
            catch (final LogException refused)
            {
                refusedCount++;
                assertThat(refused.fault()).as("seed=" + seed).isEqualTo(LogException.Fault.CORRUPT);
                assertThat(refused.getMessage()).as("seed=" + seed).contains(RetiredFiles.NAME + ":");
            }
            catch (final UncheckedIOException noText)
            {
                refusedCount++;
                assertThat(noText.getMessage()).as("seed=" + seed).contains("cannot be read");
            }
        }
        assertThat(refusedCount).isGreaterThan(SEEDS / 2);
    }

    private static String changed(final String text, final Random random)
    {
        final StringBuilder changed = new StringBuilder(text);
        final int at = random.nextInt(text.length());
        switch (random.nextInt(5))
        {
            case 0 -> changed.setLength(at);
            case 1 -> changed.deleteCharAt(at);
            case 2 -> changed.insert(at, (char)random.nextInt(256));
            case 3 -> changed.insert(at, text, random.nextInt(at + 1), at);
            default -> changed.setCharAt(at, (char)(text.charAt(at) ^ 1 << random.nextInt(8)));
        }

        return changed.toString();
    }

    @Test
    void shouldRefuseListThatIsTooLong() throws IOException
    {
        try (RandomAccessFile list =
            new RandomAccessFile(folder.resolve(RetiredFiles.NAME).toFile(), "rw"))
        {
            list.setLength(1L << 32);
        }

        assertThatThrownBy(() -> RetiredFiles.listed(folder))
            .isInstanceOf(LogException.class).hasMessageContaining("list too long");
    }

    @Test
    void shouldNameFilesAndOfManyTheFirstOnesAndTheLast()
    {
        final List<RetiredFile> files = new ArrayList<>();
        for (int day = 0; day < 30; day++)
        {
            files.add(new RetiredFile(20_513 + day, day, 1, "", 1, "", "", ""));
        }

        assertThat(new RetiredFiles(files.subList(0, 2)).namesText()).isEqualTo("20260301F.cq4,20260302F.cq4");
        assertThat(new RetiredFiles(files).namesText()).isEqualTo(
            "20260301F.cq4,20260302F.cq4,20260303F.cq4,20260304F.cq4,20260305F.cq4,20260306F.cq4,20260307F.cq4,..," +
            "20260330F.cq4 (30, all in retired.csv)");
    }
}
