package io.leadline.proof.head;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Set;

import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;

/** A venue's Ed25519 key pair: the private key in a file that only its owner may read, the public one beside it. */
public final class SigningKey
{
    private static final String LABEL = "PRIVATE KEY";
    private static final String PUBLIC_SUFFIX = ".pub";
    private static final byte[] PROBE = "leadline".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey privateKey;
    private final String publicText;

    private SigningKey(final PrivateKey privateKey, final String publicText)
    {
        this.privateKey = privateKey;
        this.publicText = publicText;
    }

    /** Where the public key of a private key's file lies. */
    public static Path publicFile(final Path file)
    {
        return file.resolveSibling(file.getFileName() + PUBLIC_SUFFIX);
    }

    /**
     * Makes a new pair and writes it to two new files.
     *
     * @throws BadInputException when one of them is there already; no key is ever written over.
     */
    public static void create(final Path file)
    {
        try
        {
            final KeyPair pair = KeyPairGenerator.getInstance(PublicKeys.ALGORITHM).generateKeyPair();
            if (Files.exists(publicFile(file)))
            {
                throw new FileAlreadyExistsException(publicFile(file).toString());
            }
            writeNew(file, PemFile.text(LABEL, pair.getPrivate().getEncoded()), true);
            writeNew(publicFile(file), PemFile.text(PublicKeys.LABEL, pair.getPublic().getEncoded()), false);
        }
        catch (final FileAlreadyExistsException there)
        {
            throw new BadInputException("a key is there already: new-key=" + there.getFile());
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(
                "cannot write: new-key=" + file + " reason=" + FileReason.withPath(failure), failure);
        }
        catch (final GeneralSecurityException impossible)
        {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", impossible);
        }
    }

    private static void writeNew(final Path file, final String text, final boolean isPrivate) throws IOException
    {
        final boolean hasPermissions = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        final FileAttribute<?>[] attributes = isPrivate && hasPermissions
            ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
            : new FileAttribute<?>[0];
        final Set<OpenOption> asNew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(file, asNew, attributes))
        {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /**
     * The pair in two files.
     *
     * @throws BadInputException when one of them cannot be read or holds something else, or they are no pair.
     */
    public static SigningKey read(final Path file)
    {
        final byte[] encoded = PemFile.read(file, LABEL, "key");
        final String publicText = PublicKeys.read(publicFile(file), "key");
        try
        {
            final SigningKey key = new SigningKey(
                KeyFactory.getInstance(PublicKeys.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded)),
                publicText);
            if (!PublicKeys.isSigned(publicText, PROBE, key.sign(PROBE)))
            {
                throw new BadInputException(
                    "keys are not of one pair: key=" + file + " public=" + publicFile(file));
            }

            return key;
        }
        catch (final GeneralSecurityException noKey)
        {
            throw PemFile.noKey(file, LABEL, "key");
        }
    }

    /** The public key as heads name it. */
    public String publicText()
    {
        return publicText;
    }

    /** 64 bytes, always the same for the same bytes. */
    public byte[] sign(final byte[] bytes)
    {
        try
        {
            final Signature signer = Signature.getInstance(PublicKeys.ALGORITHM);
            signer.initSign(privateKey);
            signer.update(bytes);

            return signer.sign();
        }
        catch (final GeneralSecurityException impossible)
        {
            throw new IllegalStateException("an Ed25519 key signs", impossible);
        }
    }
}
