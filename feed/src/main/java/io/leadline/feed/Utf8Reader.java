package io.leadline.feed;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;

/** Text of a recording whose bytes may be no UTF-8, which is the user's bad input. */
final class Utf8Reader extends FilterReader
{
    private final Recording recording;

    Utf8Reader(final Recording recording, final Reader text)
    {
        super(text);
        this.recording = recording;
    }

    @Override
    public int read() throws IOException
    {
        final char[] single = new char[1];

        return read(single, 0, 1) < 0 ? -1 : single[0];
    }

    @Override
    public int read(final char[] buffer, final int offset, final int length) throws IOException
    {
        try
        {
            return in.read(buffer, offset, length);
        }
        catch (final CharacterCodingException malformed)
        {
            throw recording.problem(recording.firstLineThatIsNoUtf8(), "not UTF-8");
        }
    }
}
