package io.leadline.feed.websocket;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority that lives as long as a test, and the servers that it certifies. Writes X.509 by hand, in DER. */
public final class CertificateAuthority
{
    private static final char[] PASSWORD = {};
    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BITS = 0x03;
    private static final int OCTETS = 0x04;
    private static final int UTF8 = 0x0c;
    private static final int TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int DNS_NAME = 0x82;
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;
    private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("06082a8648ce3d040302");
    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
    private static final byte[] BASIC_CONSTRAINTS = HexFormat.of().parseHex("0603551d13");
    private static final byte[] ALTERNATIVE_NAMES = HexFormat.of().parseHex("0603551d11");

    private final String name;
    private final KeyPair keys = keys();
    private final Certificate certificate;

    /** A new one, which shares nothing with others of its name but that. */
    public CertificateAuthority(final String name)
    {
        this.name = name;
        final byte[] isAuthority = der(SEQUENCE, der(BOOLEAN, new byte[]{-1}));
        certificate = certificate(
            name, keys, der(SEQUENCE, BASIC_CONSTRAINTS, der(BOOLEAN, new byte[]{-1}), der(OCTETS, isAuthority)),
            Instant.now().minus(Duration.ofDays(20)), Instant.now().plus(Duration.ofDays(1)));
    }

    /** Writes its certificate as PEM. */
    public Path write(final Path file)
    {
        try
        {
            return Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n" +
                    Base64.getMimeEncoder().encodeToString(certificate.getEncoded()) +
                    "\n-----END CERTIFICATE-----\n");
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
        catch (final GeneralSecurityException failure)
        {
            throw new IllegalStateException(failure);
        }
    }

    /** What a server shows that it certifies for a host. */
    public SSLContext server(final String host, final boolean isExpired)
    {
        final KeyPair serverKeys = keys();
        final byte[] hosts = der(SEQUENCE, der(DNS_NAME, host.getBytes(StandardCharsets.US_ASCII)));
        final Certificate serverCertificate = certificate(
            "a server", serverKeys, der(SEQUENCE, ALTERNATIVE_NAMES, der(OCTETS, hosts)),
            Instant.now().minus(Duration.ofDays(10)),
            Instant.now().plus(Duration.ofDays(isExpired ? -5 : 1)));
        try
        {
            final KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                "server", serverKeys.getPrivate(), PASSWORD, new Certificate[]{serverCertificate, certificate});
            final KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, PASSWORD);
            final SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);

            return context;
        }
        catch (final GeneralSecurityException | IOException failure)
        {
            throw new IllegalStateException(failure);
        }
    }

    private static KeyPair keys()
    {
        try
        {
            final KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);

            return generator.generateKeyPair();
        }
        catch (final GeneralSecurityException failure)
        {
            throw new IllegalStateException(failure);
        }
    }

    private Certificate certificate(
        final String subject, final KeyPair subjectKeys, final byte[] extension, final Instant from,
        final Instant until)
    {
        final byte[] contents = der(
            SEQUENCE,
            der(VERSION, der(INTEGER, new byte[]{2})),
            der(INTEGER, new byte[]{1}),
            der(SEQUENCE, ECDSA_WITH_SHA256),
            named(name),
            der(SEQUENCE, time(from), time(until)),
            named(subject),
            subjectKeys.getPublic().getEncoded(),
            der(EXTENSIONS, der(SEQUENCE, extension)));
        final byte[] signature = der(BITS, new byte[]{0}, sign(keys.getPrivate(), contents));
        try
        {
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(
                der(SEQUENCE, contents, der(SEQUENCE, ECDSA_WITH_SHA256), signature)));
        }
        catch (final GeneralSecurityException failure)
        {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] sign(final PrivateKey key, final byte[] contents)
    {
        try
        {
            final Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(contents);

            return signature.sign();
        }
        catch (final GeneralSecurityException failure)
        {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] named(final String text)
    {
        return der(SEQUENCE, der(SET, der(
            SEQUENCE, COMMON_NAME, der(UTF8, text.getBytes(StandardCharsets.UTF_8)))));
    }

    private static byte[] time(final Instant instant)
    {
        final String text = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").format(instant.atOffset(ZoneOffset.UTC));

        return der(TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(final int tag, final byte[]... parts)
    {
        final ByteArrayOutputStream contents = new ByteArrayOutputStream();
        for (final byte[] part : parts)
        {
            contents.writeBytes(part);
        }
        final ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        final int length = contents.size();
        if (length > 0xff)
        {
            whole.write(0x82);
            whole.write(length >> Byte.SIZE);
        }
        else if (length > 0x7f)
        {
            whole.write(0x81);
        }
        whole.write(length);
        whole.writeBytes(contents.toByteArray());

        return whole.toByteArray();
    }
}
