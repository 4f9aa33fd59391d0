package io.leadline.bench.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the build leaves a peer: {@code peers/NAME/target} of this folder or of one above it. */
public final class PeerPath
{
    private PeerPath()
    {
    }

    /**
     * The peer's classes, and the libraries that it needs.
     *
     * @throws IllegalStateException when it was not built.
     */
    public static List<URL> of(final String peer)
    {
        final Path target = target(peer);
        final List<URL> urls = new ArrayList<>();
        urls.add(url(target.resolve("classes")));
        try (Stream<Path> files = Files.list(target.resolve("lib")))
        {
            files.sorted().forEach(file -> urls.add(url(file)));
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }

        return urls;
    }

    private static Path target(final String peer)
    {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent())
        {
            final Path target = folder.resolve("peers").resolve(peer).resolve("target");
            if (Files.isDirectory(target.resolve("lib")))
            {
                return target;
            }
        }
        throw new IllegalStateException("peer was not built: peer=" + peer + " from=" + Path.of("").toAbsolutePath());
    }

    private static URL url(final Path path)
    {
        try
        {
            return path.toUri().toURL();
        }
        catch (final MalformedURLException failure)
        {
            throw new IllegalStateException("path is no address: path=" + path, failure);
        }
    }
}
