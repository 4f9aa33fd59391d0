package io.leadline.feed.rest;

/** What the status of an answer that is none says of asking again. */
final class Refusals
{
    private static final int BAD_REQUEST = 400;
    private static final int TIMED_OUT = 408;
    private static final int FORBIDDEN_FOR_A_WHILE = 418;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

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
}
