package io.leadline.feed.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.problem.BadInputException;

class SecretConnectionTest
{
    private static final CertificateAuthority OWN = new CertificateAuthority("own");
    private static final WebSocketLimits LIMITS = CarriedLine.limits(100, 9_000, 10, 20, 1 << 16);

    @TempDir
    private Path folder;

    @Test
    void shouldConnectToWhomItsAuthorityKnows()
    {
        try (VenueServer venue = new VenueServer(OWN.server("localhost", false)).start();
            CarriedLine line = new CarriedLine(() -> venue.uri("/"), LIMITS, ownTrust(), "subscribe"))
        {
            assertThat(venue.awaitSession(0).awaitMessage(0)).isEqualTo("subscribe");
            venue.awaitSession(0).send("x".repeat(40_000));
            line.heard.await("x".repeat(40_000), 1);
            line.heard.await("alive", 2);
            venue.awaitSession(0).drop();
            line.heard.await("connect", 2);

            assertThat(venue.uri("/").getScheme()).isEqualTo("wss");
        }
    }

    @Test
    void shouldNotConnectToAnotherHost()
    {
        assertRefused(
            new VenueServer(OWN.server("other.example", false)), ownTrust(),
            "No subject alternative DNS name matching localhost");
    }

    @Test
    void shouldNotConnectToWhomAnotherAuthorityKnows()
    {
        assertRefused(
            new VenueServer(new CertificateAuthority("own").server("localhost", false)), ownTrust(), "PKIX path");
        assertRefused(new VenueServer(OWN.server("localhost", false)), TlsTrust.ofJvm(), "PKIX path");
    }

    @Test
    void shouldNotConnectOnACertificateThatIsPast()
    {
        assertRefused(new VenueServer(OWN.server("localhost", true)), ownTrust(), "validity check failed");
    }

    @Test
    void shouldNotConnectToWhoSpeaksInClear() throws IOException
    {
        try (RawVenue venue = new RawVenue(connected ->
            {
                if (connected.number > 0)
                {
                    connected.say("HTTP/1.1 400 Bad Request\r\n\r\n");
                }
                connected.awaitEnd();
            });
            CarriedLine line = new CarriedLine(
                () -> URI.create("wss" + venue.uri("/").toString().substring(2)),
                CarriedLine.limits(20, 1_000, 10, 20, 1 << 16), ownTrust()))
        {
            line.heard.await("tries", () -> line.diagnostics.size() >= 2);

            assertThat(line.diagnostics.get(0)).contains("reason=LOST");
            assertThat(line.diagnostics.get(1)).contains("SSLException");
            assertThat(line.heard.heard()).isEmpty();
        }
    }

    @Test
    void shouldRefuseFilesWithoutCertificates() throws IOException
    {
        final Path missing = folder.resolve("missing.pem");
        final Path empty = Files.createFile(folder.resolve("empty.pem"));
        final Path wrong = Files.writeString(folder.resolve("wrong.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");

        assertThatThrownBy(() -> TlsTrust.of(missing)).isInstanceOf(BadInputException.class)
            .hasMessageStartingWith("cannot read certificates: file=" + missing);
        assertThatThrownBy(() -> TlsTrust.of(empty)).isInstanceOf(BadInputException.class)
            .hasMessageStartingWith("no certificates: file=" + empty);
        assertThatThrownBy(() -> TlsTrust.of(wrong)).isInstanceOf(BadInputException.class)
            .hasMessageStartingWith("cannot read certificates: file=" + wrong);
    }

    private TlsTrust ownTrust()
    {
        return TlsTrust.of(OWN.write(folder.resolve("own.pem")));
    }

    private static void assertRefused(final VenueServer server, final TlsTrust trust, final String problem)
    {
        try (VenueServer venue = server.start();
            CarriedLine line = new CarriedLine(
                () -> URI.create("wss://localhost:" + venue.port()), LIMITS, trust, "subscribe"))
        {
            line.heard.await("tries", () -> line.diagnostics.size() >= 3);

            assertThat(line.diagnostics).allMatch(text -> text.startsWith("websocket not made"))
                .allMatch(text -> text.contains(problem));
            assertThat(line.heard.heard()).isEmpty();
            assertThat(venue.sessions()).isEmpty();
        }
    }
}
