package io.leadline.feed.itch;

import java.util.ArrayList;
import java.util.List;

import io.leadline.feed.pcap.CaptureReader;

/**
 * The packets of several captures by their times, as of one line each; at one time those of the capture that was named
 * first. Single thread.
 */
final class CaptureMerge implements AutoCloseable
{
    private final List<CaptureReader> captures = new ArrayList<>();
    private CaptureReader current;

    /** Stands before the first packet. */
    CaptureMerge(final List<ItchFile> files)
    {
        try
        {
            for (final ItchFile file : files)
            {
                final CaptureReader capture = new CaptureReader(file.recording());
                captures.add(capture);
                step(capture);
            }
        }
        catch (final RuntimeException failure)
        {
            close();
            throw failure;
        }
    }

    private void step(final CaptureReader capture)
    {
        if (!capture.next())
        {
            captures.remove(capture);
            capture.close();
        }
    }

    /** The next packet's capture, which stands at it; null behind the last. */
    CaptureReader next()
    {
        if (current != null)
        {
            step(current);
        }
        current = null;
        for (int i = 0; i < captures.size(); i++)
        {
            final CaptureReader capture = captures.get(i);
            if (current == null || capture.timeEpochNs() < current.timeEpochNs())
            {
                current = capture;
            }
        }

        return current;
    }

    @Override
    public void close()
    {
        captures.forEach(CaptureReader::close);
    }
}
