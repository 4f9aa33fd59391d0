package io.leadline.proof.head;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.leadline.program.Sha256;

/** A head as it lies in a file, with its signature, 64 bytes over all lines before its own. */
public final class SignedHead
{
    private final Head head;
    private final byte[] signature;

    SignedHead(final Head head, final byte[] signature)
    {
        this.head = head;
        this.signature = signature.clone();
    }

    static SignedHead sign(final Head head, final SigningKey key)
    {
        return new SignedHead(head, key.sign(head.bytes()));
    }

    /**
     * The head in a file's bytes, if it is signed by the key that it names.
     *
     * @param source    for messages.
     * @param publicKey that has to be this one; null for any.
     * @throws HeadException when it is malformed, forged or another's.
     */
    public static SignedHead read(final byte[] bytes, final String source, final String publicKey)
    {
        final SignedHead signed = HeadText.parse(bytes, source);
        if (!PublicKeys.isSigned(signed.head.key(), signed.head.bytes(), signed.signature))
        {
            throw new HeadException(HeadException.Fault.FORGED, "file=" + source);
        }
        if (publicKey != null && !publicKey.equals(signed.head.key()))
        {
            throw new HeadException(
                HeadException.Fault.OTHER_KEY,
                "file=" + source + " key=" + signed.head.key() + " expected=" + publicKey);
        }

        return signed;
    }

    /** What is signed. */
    public Head head()
    {
        return head;
    }

    /** The bytes of its file. */
    public byte[] bytes()
    {
        final String line = "signature: " + Base64.getEncoder().encodeToString(signature) + "\n";

        return (new String(head.bytes(), StandardCharsets.US_ASCII) + line).getBytes(StandardCharsets.US_ASCII);
    }

    /** SHA-256 of those, in hex: what the next head names. */
    public String fileHash()
    {
        return Sha256.hex(bytes());
    }
}
