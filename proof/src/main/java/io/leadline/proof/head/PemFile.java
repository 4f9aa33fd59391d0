package io.leadline.proof.head;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;

/** Reads and writes one block of PEM (RFC 7468). No message shows what a file holds. */
final class PemFile
{
    private static final int MAX_LENGTH = 4096;
    private static final int LINE_LENGTH = 64;
    private static final Pattern BLOCK =
        Pattern.compile("-----BEGIN ([A-Z ]+)-----\\s+([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");

    private PemFile()
    {
    }

    static String text(final String label, final byte[] content)
    {
        return "-----BEGIN " + label + "-----\n" +
            Base64.getMimeEncoder(LINE_LENGTH, new byte[]{'\n'}).encodeToString(content) +
            "\n-----END " + label + "-----\n";
    }

    /**
     * The content of a file's one block.
     *
     * @param option that names the file, for messages.
     * @throws BadInputException when it cannot be read, or holds something else.
     */
    static byte[] read(final Path file, final String label, final String option)
    {
        final byte[] bytes;
        try (InputStream in = Files.newInputStream(file))
        {
            bytes = in.readNBytes(MAX_LENGTH + 1);
        }
        catch (final IOException unreadable)
        {
            throw new BadInputException(
                "key file cannot be read: " + option + "=" + file + " reason=" + FileReason.of(unreadable));
        }
        final Matcher block = BLOCK.matcher(new String(bytes, StandardCharsets.US_ASCII));
        if (bytes.length > MAX_LENGTH || !block.matches() || !block.group(1).equals(label))
        {
            throw noKey(file, label, option);
        }
        try
        {
            return Base64.getMimeDecoder().decode(block.group(2));
        }
        catch (final IllegalArgumentException notBase64)
        {
            throw noKey(file, label, option);
        }
    }

    static BadInputException noKey(final Path file, final String label, final String option)
    {
        return new BadInputException(
            "key file holds something else: " + option + "=" + file + " allowed=an Ed25519 key in PEM, " + label);
    }
}
