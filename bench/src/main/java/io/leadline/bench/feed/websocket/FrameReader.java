package io.leadline.bench.feed.websocket;

/** Takes a server's frames on threads of its own. */
interface FrameReader extends AutoCloseable
{
    /** How many so far; any thread. */
    long count();

    /** The thread that reads the socket and unpacks frames; once frames come. */
    Thread unpacking();

    /** The thread that gets them; once frames come. */
    Thread taking();

    @Override
    void close();
}
