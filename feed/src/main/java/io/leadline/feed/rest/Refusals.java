package io.leadline.feed.rest;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What the status of an answer that is none says of asking again. */
final class Refusals
{
    private static final int BAD_REQUEST = 400;
    private static final int TIMED_OUT = 408;
    private static final int FORBIDDEN_FOR_A_WHILE = 418;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** What is shorter in a path is a word of the venue's. */
    private static final int LEAST_SECRET_LENGTH = 6;
    /** Of a secret that is cut off. */
    private static final int LEAST_PART_LENGTH = 3;
    private static final String HIDDEN = "(hidden)";

    private Refusals()
    {
    }

    /**
     * The venue means what is asked for, or who asks: it will hardly answer the same otherwise later. Anything else
     * passes, or may.
     */
    static boolean isLasting(final int status)
    {
        return status >= BAD_REQUEST && status < SERVER_ERROR && status != TIMED_OUT && status != TOO_EARLY &&
            status != TOO_MANY_REQUESTS && status != FORBIDDEN_FOR_A_WHILE;
    }

    /**
     * What an answer says, for the operator. It may repeat what was asked for, and the path may hold a key: of that
     * nothing is shown but its short words.
     *
     * @param answer as far as it was read, cut off anywhere.
     */
    static String shown(final byte[] answer, final URI asked)
    {
        String shown = new String(answer, StandardCharsets.US_ASCII);
        for (final String part : asked.getRawPath().split("/"))
        {
            if (part.length() >= LEAST_SECRET_LENGTH)
            {
                shown = withoutEnd(shown.replace(part, HIDDEN), part);
            }
        }

        return shown;
    }

    private static String withoutEnd(final String text, final String secret)
    {
        for (int length = secret.length() - 1; length >= LEAST_PART_LENGTH; length--)
        {
            if (text.endsWith(secret.substring(0, length)))
            {
                return text.substring(0, text.length() - length) + HIDDEN;
            }
        }

        return text;
    }
}
