package io.leadline.feed.backpack;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

import io.leadline.feed.rest.RestRequest;

/**
 * A market's levels, as many as the venue tells at most. Immutable.
 *
 * @param rest   the venue's address.
 * @param symbol of the market; of letters that need no escape.
 */
record DepthRequest(URI rest, String symbol) implements RestRequest
{
    private static final int LIMIT = 1_000;

    @Override
    public HttpRequest request()
    {
        return HttpRequest.newBuilder(at(rest, "/api/v1/depth?symbol=" + symbol + "&limit=" + LIMIT)).GET().build();
    }

    /** A place at a venue whose address may end in a slash. */
    static URI at(final URI rest, final String place)
    {
        final String address = rest.toString();

        return URI.create((address.endsWith("/") ? address.substring(0, address.length() - 1) : address) + place);
    }

    @Override
    public byte[] prefix()
    {
        return ("{\"stream\":\"snapshot." + symbol + "\",\"data\":").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] suffix()
    {
        return new byte[]{'}'};
    }
}
