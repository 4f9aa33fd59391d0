package io.leadline.feed.backpack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/**
 * A file that holds a private key: Base64 of its 32 bytes, as the venue hands it out, or PKCS#8 in PEM. Nobody but its
 * owner may read or write it, where the file system knows of owners. None of its contents is ever part of a problem,
 * and what was read of it is wiped.
 */
final class KeyFile
{
    private static final int MAX_LENGTH = 4_096;
    private static final byte[] PEM_BEGIN = "-----BEGIN PRIVATE KEY-----".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PEM_END = "-----END PRIVATE KEY-----".getBytes(StandardCharsets.US_ASCII);
    private static final String ALLOWED =
        "allowed=Base64 of " + AccountKey.SEED_LENGTH + " bytes, or a PEM file of an unencrypted ED25519 PRIVATE KEY";
    private static final PosixFilePermission[] PERMISSIONS = PosixFilePermission.values();
    private static final Set<PosixFilePermission> OWNERS = Set.of(
        PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path path;
    private String problem;

    KeyFile(final Path path)
    {
        this.path = path;
    }

    /** What is wrong with it, where no key was read. */
    String problem()
    {
        return problem;
    }

    /** Its key; null when there is none, and then a problem. */
    AccountKey read()
    {
        try
        {
            if (!Files.isRegularFile(path))
            {
                // What stands for the path may be the key itself.
                problem = "no such key file: expected=path at feed.backpack.keys";
                return null;
            }
            final PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            if (posix != null && !OWNERS.containsAll(posix.readAttributes().permissions()))
            {
                problem = "key file is open to others than its owner: path=" + path + " mode=" +
                    mode(posix.readAttributes().permissions()) + " allowed=0600 or 0400";
                return null;
            }

            return readContent();
        }
        catch (final IOException failure)
        {
            problem = "cannot read key file: path=" + path + " cause=" + failure.getClass().getSimpleName();
            return null;
        }
    }

    private static String mode(final Set<PosixFilePermission> permissions)
    {
        int mode = 0;
        for (final PosixFilePermission permission : permissions)
        {
            mode |= 1 << (PERMISSIONS.length - 1 - permission.ordinal());
        }

        return String.format("0%03o", mode);
    }

    private AccountKey readContent() throws IOException
    {
        final byte[] content = new byte[MAX_LENGTH];
        try (InputStream input = Files.newInputStream(path))
        {
            final int length = input.readNBytes(content, 0, MAX_LENGTH);
            if (length == MAX_LENGTH)
            {
                problem = "key file too long: path=" + path + " limit=" + (MAX_LENGTH - 1);
                return null;
            }
            final AccountKey key = key(content, length);
            problem = key == null ? "no key in key file: path=" + path + " " + ALLOWED : null;

            return key;
        }
        finally
        {
            Arrays.fill(content, (byte)0);
        }
    }

    private static AccountKey key(final byte[] content, final int length)
    {
        final int begin = indexOf(content, length, PEM_BEGIN);
        final int end = indexOf(content, length, PEM_END);
        final boolean isPem = begin >= 0;
        if (isPem && end < begin)
        {
            return null;
        }
        final byte[] decoded = isPem ?
            decode(content, begin + PEM_BEGIN.length, end) : decode(content, 0, length);
        if (decoded == null)
        {
            return null;
        }
        try
        {
            return isPem ? AccountKey.ofPkcs8(decoded) :
                decoded.length == AccountKey.SEED_LENGTH ? AccountKey.ofSeed(decoded) : null;
        }
        finally
        {
            Arrays.fill(decoded, (byte)0);
        }
    }

    private static int indexOf(final byte[] content, final int length, final byte[] wanted)
    {
        for (int i = 0; i + wanted.length <= length; i++)
        {
            if (Arrays.equals(content, i, i + wanted.length, wanted, 0, wanted.length))
            {
                return i;
            }
        }

        return -1;
    }

    /** Of Base64 between which there may be blanks; null when it is none. */
    private static byte[] decode(final byte[] content, final int from, final int to)
    {
        final byte[] symbols = new byte[to - from];
        int count = 0;
        for (int i = from; i < to; i++)
        {
            if (!Character.isWhitespace(content[i]))
            {
                symbols[count] = content[i];
                count++;
            }
        }
        final byte[] exact = Arrays.copyOf(symbols, count);
        try
        {
            return Base64.getDecoder().decode(exact);
        }
        catch (final IllegalArgumentException malformed)
        {
            // Its message holds some of the content.
            return null;
        }
        finally
        {
            Arrays.fill(symbols, (byte)0);
            Arrays.fill(exact, (byte)0);
        }
    }
}
