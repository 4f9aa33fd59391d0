package io.leadline.feed.backpack;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

import io.leadline.feed.backpack.AccountSigner.Signed;
import io.leadline.feed.rest.RestRequest;

/**
 * All open orders of an account, signed as the venue's documents have it: instruction {@code orderQueryAll}, and four
 * headers. Immutable.
 *
 * @param rest   the venue's address.
 * @param number of the request among those of the account.
 */
record OrdersRequest(URI rest, AccountSigner signer, int number) implements RestRequest
{
    @Override
    public HttpRequest request()
    {
        final Signed signed = signer.sign("orderQueryAll");

        return HttpRequest.newBuilder(BackpackConnections.at(rest, "/api/v1/orders"))
            .header("X-API-Key", signed.verifyingKey())
            .header("X-Signature", signed.signature())
            .header("X-Timestamp", signed.timestampMs())
            .header("X-Window", signed.windowMs())
            .GET()
            .build();
    }

    @Override
    public byte[] prefix()
    {
        return OrderFrameReader.prefix(number).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] suffix()
    {
        return new byte[]{'}'};
    }
}
