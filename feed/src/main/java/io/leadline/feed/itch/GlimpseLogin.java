package io.leadline.feed.itch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.paritytrading.nassau.soupbintcp.SoupBinTCP.LoginRequest;

import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;

/** User and password of a SoupBinTCP server, from a file that nobody but its owner may read. Never printed. */
final class GlimpseLogin
{
    /** Of a server that asks for neither. */
    static final GlimpseLogin NONE = new GlimpseLogin("", "");

    private static final int MAX_USER_LENGTH = 6;
    private static final int MAX_PASSWORD_LENGTH = 10;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(
        PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private final String user;
    private final String password;

    private GlimpseLogin(final String user, final String password)
    {
        this.user = user;
        this.password = password;
    }

    /**
     * Reads the user from the first line and the password from the second.
     *
     * @throws BadInputException when the file cannot be read, holds something else, or others may read it.
     */
    static GlimpseLogin read(final Path file)
    {
        try
        {
            final PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains))
            {
                throw new BadInputException(
                    "file is open to others than its owner: path=" + file + " allowed=chmod 600");
            }
            final List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            if (lines.size() != 2 || !isWord(lines.get(0), MAX_USER_LENGTH) ||
                !isWord(lines.get(1), MAX_PASSWORD_LENGTH))
            {
                throw new BadInputException(
                    "no user and password: path=" + file + " allowed=two lines, letters and digits: a user of 1 to " +
                    MAX_USER_LENGTH + ", a password of 1 to " + MAX_PASSWORD_LENGTH);
            }

            return new GlimpseLogin(lines.get(0), lines.get(1));
        }
        catch (final IOException failure)
        {
            throw new BadInputException("file cannot be read: path=" + file + " reason=" + FileReason.of(failure));
        }
    }

    private static boolean isWord(final String text, final int maxLength)
    {
        return text.matches("[A-Za-z0-9]{1," + maxLength + "}");
    }

    /** A request for the session that there is, from its first message on. */
    LoginRequest request()
    {
        final LoginRequest request = new LoginRequest();
        request.setUsername(user);
        request.setPassword(password);
        request.setRequestedSession("");
        request.setRequestedSequenceNumber(1);

        return request;
    }
}
