package io.leadline.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.leadline.problem.BadInputException;

/**
 * Reads configurations. Strict, because a key that is spelt wrong and passed over would measure something else than
 * the operator meant: unknown and repeated keys, wrong types and missing keys are problems, and all problems of a file
 * are told at once, as {@code path:line: what is wrong: key=markets[1].tick value=abc allowed=…}.
 */
public final class ConfigurationReader
{
    private ConfigurationReader()
    {
    }

    /**
     * The configuration that a file holds, with its seed when instants are random. Relative paths in it are relative
     * to its folder.
     *
     * @throws BadInputException with every problem, in the order of the lines.
     */
    public static Configuration read(final Path file)
    {
        final Problems problems = new Problems(file.toString());

        return parse(decode(bytes(file), problems), problems, Optional.of(file.toAbsolutePath().getParent()));
    }

    /**
     * The configuration that a text holds, as found in a snapshot log. A seed is neither asked for nor read.
     *
     * @param sourceName stands in front of the line in every problem.
     * @throws BadInputException with every problem, in the order of the lines.
     */
    public static Configuration parse(final String text, final String sourceName)
    {
        return parse(text, new Problems(sourceName), Optional.empty());
    }

    private static Configuration parse(final String text, final Problems problems, final Optional<Path> seedFolder)
    {
        final Setting root = new Setting("", YamlDocument.compose(text, problems), problems);

        return new SectionReader(seedFolder).read(root, problems);
    }

    /** The whole file. */
    static byte[] bytes(final Path file)
    {
        try (InputStream in = Files.newInputStream(file))
        {
            final byte[] bytes = in.readNBytes(YamlDocument.MAX_TEXT_LENGTH + 1);
            if (bytes.length > YamlDocument.MAX_TEXT_LENGTH)
            {
                throw new BadInputException(
                    file + ": configuration too long: limit=" + YamlDocument.MAX_TEXT_LENGTH + " bytes");
            }

            return bytes;
        }
        catch (final IOException unreadable)
        {
            throw new BadInputException(
                file + ": configuration cannot be read: reason=" + FileProblem.reason(unreadable));
        }
    }

    /** Its text. */
    static String decode(final byte[] bytes, final Problems problems)
    {
        final ByteBuffer in = ByteBuffer.wrap(bytes);
        final CharBuffer out = CharBuffer.allocate(bytes.length);
        final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        final CoderResult result = decoder.decode(in, out, true);
        if (result.isError())
        {
            final String text = out.flip().toString();
            problems.add(1 + (int)text.chars().filter(unit -> unit == '\n').count(),
                "not utf-8: byte_offset=" + in.position() + " allowed=utf-8 text");
            problems.throwIfAny();
        }

        return out.flip().toString();
    }
}
