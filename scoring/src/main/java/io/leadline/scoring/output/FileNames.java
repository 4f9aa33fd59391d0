package io.leadline.scoring.output;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names of makers and programs as names of files and folders. */
public final class FileNames
{
    private FileNames()
    {
    }

    /** The name percent-encoded: it holds no separator, and is neither hidden nor a folder of dots. */
    public static String encoded(final String name)
    {
        final String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");

        return encoded.startsWith(".") ? "%2E" + encoded.substring(1) : encoded;
    }
}
