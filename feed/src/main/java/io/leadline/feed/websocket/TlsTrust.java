package io.leadline.feed.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.leadline.config.AdapterKey;
import io.leadline.config.AdapterSettings;
import io.leadline.problem.BadInputException;

/**
 * Whose certificates a venue may show: those of the authorities that the JVM trusts, or, where an operator names a
 * file, of those in it alone. That a certificate is for the host is checked either way. Immutable.
 */
public final class TlsTrust
{
    /** Authorities of the operator's own. */
    public static final AdapterKey<Path> CA_FILE = AdapterKey.path(
        "ca_file", AdapterKey.NONE, "PEM file of the only authorities to trust; the JVM's own where left out");

    private final SSLContext context;

    private TlsTrust(final SSLContext context)
    {
        this.context = context;
    }

    /**
     * The trust that an operator set under {@link #CA_FILE}.
     *
     * @throws BadInputException when the file cannot be read or holds no certificate.
     */
    public static TlsTrust of(final AdapterSettings settings)
    {
        final Path file = settings.value(CA_FILE);

        return file == null ? ofJvm() : of(file);
    }

    /** Trust in the JVM's own authorities. */
    public static TlsTrust ofJvm()
    {
        try
        {
            return new TlsTrust(context(null));
        }
        catch (final GeneralSecurityException none)
        {
            throw new IllegalStateException(none);
        }
    }

    /**
     * Trust in the authorities of a PEM file alone.
     *
     * @throws BadInputException when it cannot be read or holds no certificate.
     */
    public static TlsTrust of(final Path file)
    {
        try (InputStream input = Files.newInputStream(file))
        {
            final Collection<? extends Certificate> certificates =
                CertificateFactory.getInstance("X.509").generateCertificates(input);
            if (certificates.isEmpty())
            {
                throw new BadInputException("no certificates: file=" + file + " allowed=PEM, one or more");
            }
            final KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (final Certificate certificate : certificates)
            {
                store.setCertificateEntry(Integer.toString(store.size()), certificate);
            }

            return new TlsTrust(context(store));
        }
        catch (final IOException | GeneralSecurityException failure)
        {
            throw new BadInputException("cannot read certificates: file=" + file + " cause=" + failure);
        }
    }

    private static SSLContext context(final KeyStore authorities) throws GeneralSecurityException
    {
        final TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);

        return context;
    }

    /** Makes sockets that trust them; whoever makes one demands the check of the host's name. */
    public SSLContext context()
    {
        return context;
    }
}
