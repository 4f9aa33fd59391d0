package io.leadline.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing once found stays mended, and some seeded changes find nothing; the fuzzer itself is a script. */
class FuzzTargetsTest
{
    private static final int MAX_EDITS = 6;

    static Stream<String> targets()
    {
        return Targets.ALL.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void shouldReadWhatOnceFailed(final String name) throws IOException
    {
        final Path findings = Path.of("src", "test", "resources", "findings", name);
        final FuzzTarget target = Targets.ALL.get(name).get();
        final List<Path> files;
        try (Stream<Path> listed = Files.exists(findings) ? Files.list(findings) : Stream.empty())
        {
            files = listed.sorted().toList();
        }
        for (final Path file : files)
        {
            final byte[] input = Files.readAllBytes(file);

            assertThatCode(() -> BoundedReading.read(target, input)).as("finding=%s", file).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void shouldEndWithWhatItSaysOrNamedError(final String name) throws IOException
    {
        final long seed = 20261123;
        final Random random = new Random(seed);
        final FuzzTarget target = Targets.ALL.get(name).get();
        final List<byte[]> seeds = target.seeds();
        for (final byte[] honest : seeds)
        {
            assertThatCode(() -> BoundedReading.read(target, honest)).doesNotThrowAnyException();
        }
        for (int i = 0; i < target.changeCount(); i++)
        {
            final byte[] changed = changed(seeds.get(random.nextInt(seeds.size())), random);

            assertThatCode(() -> BoundedReading.read(target, changed))
                .as("seed=%d change=%d", seed, i).doesNotThrowAnyException();
        }
    }

    private static byte[] changed(final byte[] honest, final Random random)
    {
        final int length = random.nextInt(4) == 0 ? 1 + random.nextInt(honest.length) : honest.length;
        final byte[] changed = Arrays.copyOf(honest, length);
        for (int edit = random.nextInt(MAX_EDITS); edit >= 0; edit--)
        {
            changed[random.nextInt(length)] = (byte)random.nextInt();
        }

        return changed;
    }
}
