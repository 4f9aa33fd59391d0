package io.leadline.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import io.leadline.problem.BadInputException;

/** Reads seeds from files of 64 hex digits. No message shows what such a file holds. */
public final class SeedFile
{
    static final String ALLOWED = "64 hex digits";

    // A seed and its line end; more is not worth reading.
    private static final int MAX_FILE_LENGTH = 1024;
    private static final Pattern SEED = Pattern.compile("[0-9a-fA-F]{64}");

    private SeedFile()
    {
    }

    /**
     * The seed that a file holds; space around the digits is ignored.
     *
     * @throws BadInputException when the file cannot be read or holds something else.
     */
    public static Seed read(final Path file)
    {
        return read(file, "seed");
    }

    /**
     * Another secret that is kept in the way of a seed.
     *
     * @param kind of secret, for messages.
     * @throws BadInputException as {@link #read(Path)} does.
     */
    public static Seed read(final Path file, final String kind)
    {
        try
        {
            return decode(bytes(file)).orElseThrow(() ->
                new BadInputException(file + ":1: " + kind + " file holds something else: allowed=" + ALLOWED));
        }
        catch (final IOException unreadable)
        {
            throw new BadInputException(
                file + ": " + kind + " file cannot be read: reason=" + FileProblem.reason(unreadable));
        }
    }

    static byte[] bytes(final Path file) throws IOException
    {
        try (InputStream in = Files.newInputStream(file))
        {
            return in.readNBytes(MAX_FILE_LENGTH + 1);
        }
    }

    static Optional<Seed> decode(final byte[] bytes)
    {
        final String digits = new String(bytes, StandardCharsets.US_ASCII).strip();

        return bytes.length <= MAX_FILE_LENGTH && SEED.matcher(digits).matches() ?
            Optional.of(new Seed(HexFormat.of().parseHex(digits))) : Optional.empty();
    }
}
