package io.leadline.feed.backpack;

import java.net.URI;
import java.util.List;

import io.leadline.feed.backpack.AccountSigner.Signed;
import io.leadline.feed.websocket.Subscription;

/**
 * Updates of all orders of one account. The venue's documents have four texts for a signature: the verifying key, the
 * signature, timestamp and window. Immutable.
 *
 * @param name the account's.
 */
record AccountSubscription(String name, URI uri, AccountSigner signer) implements Subscription
{
    @Override
    public List<String> messages()
    {
        final Signed signed = signer.sign("subscribe");

        return List.of("{\"method\":\"SUBSCRIBE\",\"params\":[\"account.orderUpdate\"],\"signature\":[\"" +
            String.join("\",\"", signed.verifyingKey(), signed.signature(), signed.timestampMs(), signed.windowMs()) +
            "\"]}");
    }
}
