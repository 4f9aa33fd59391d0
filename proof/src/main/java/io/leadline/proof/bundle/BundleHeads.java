package io.leadline.proof.bundle;

import java.util.Collection;
import java.util.TreeMap;

import io.leadline.proof.head.Head;
import io.leadline.proof.head.SignedHead;

/** The heads of a bundle, by their days. */
final class BundleHeads
{
    private final TreeMap<Long, SignedHead> byDay = new TreeMap<>();
    private final String configuration;
    private final String publicKey;

    /**
     * No heads yet.
     *
     * @param configuration SHA-256 of the configuration that all must name, in hex.
     * @param publicKey     that all must be signed by; null for any, but one and the same.
     */
    BundleHeads(final String configuration, final String publicKey)
    {
        this.configuration = configuration;
        this.publicKey = publicKey;
    }

    /**
     * Takes in a head that may be a stranger's, and returns it.
     *
     * @throws io.leadline.proof.head.HeadException when it is none, or signed by another key.
     * @throws BundleException                      when it does not go with the bundle.
     */
    Head add(final String name, final byte[] bytes)
    {
        final SignedHead last = last();
        final SignedHead signed =
            SignedHead.read(bytes, name, publicKey == null && last != null ? last.head().key() : publicKey);
        final Head head = signed.head();
        final boolean isBehind = last == null ||
            head.number() > last.head().number() && head.documents() > last.head().documents() &&
                head.day() > last.head().day();
        if (!isBehind || !name.equals(BundleEntries.HEADS + head.fileName()))
        {
            throw new BundleException("heads are out of order, or a day has two: name=" + name);
        }
        if (!head.configuration().equals(configuration))
        {
            throw new BundleException(
                "head is of another configuration: head=" + head.fileName() + " configuration=" +
                head.configuration() + " expected=" + configuration);
        }
        if (last != null && head.number() == last.head().number() + 1 && !head.before().equals(last.fileHash()))
        {
            throw new BundleException("head does not follow the one before it: head=" + head.fileName());
        }
        byDay.put(head.day(), signed);

        return head;
    }

    /** The last one; null when there is none. */
    SignedHead last()
    {
        return byDay.isEmpty() ? null : byDay.lastEntry().getValue();
    }

    /** In the order of their days. */
    Collection<SignedHead> all()
    {
        return byDay.values();
    }
}
