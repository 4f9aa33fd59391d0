package io.leadline.feed.levels;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

import io.leadline.feed.rest.RestRequest;

/**
 * Asks for the book of one market; its answer comes as {@link PublicFrameReader} reads it, {@code
 * {"stream":"snapshot.SYMBOL","data":…}}. Immutable.
 */
public final class SnapshotRequest implements RestRequest
{
    /** Most bytes around an answer: a market's name has 128 at most, each of which may be escaped. */
    public static final int MAX_ENVELOPE_LENGTH = 1 << 10;

    private static final byte[] SUFFIX = {'}'};

    private final HttpRequest request;
    private final byte[] prefix;

    /**
     * A request that is the same at each attempt.
     *
     * @param venueId the venue's name of the market.
     * @param uri     of its book, with the query.
     */
    public SnapshotRequest(final String venueId, final URI uri)
    {
        request = HttpRequest.newBuilder(uri).header("Accept", "application/json").GET().build();
        prefix = ("{\"stream\":\"" + PublicFrameReader.SNAPSHOT_STREAM + escaped(venueId) + "\",\"data\":")
            .getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(final String text)
    {
        final StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(symbol ->
        {
            if (symbol < ' ')
            {
                escaped.append("\\u%04x".formatted(symbol));
            }
            else
            {
                escaped.append(symbol == '"' || symbol == '\\' ? "\\" : "").appendCodePoint(symbol);
            }
        });

        return escaped.toString();
    }

    @Override
    public HttpRequest request()
    {
        return request;
    }

    @Override
    public byte[] prefix()
    {
        return prefix.clone();
    }

    @Override
    public byte[] suffix()
    {
        return SUFFIX.clone();
    }
}
