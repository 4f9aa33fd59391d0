package io.leadline.feed.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.feed.line.Arrivals;
import io.leadline.feed.websocket.CertificateAuthority;
import io.leadline.feed.websocket.HeardArrivals;
import io.leadline.feed.websocket.TlsTrust;

class RestSourceTest
{
    private static final int MAX_BODY_LENGTH = 1 << 16;
    private static final RestLimits LIMITS = limits(9_000);

    private final Arrivals arrivals = new Arrivals(1 << 20);
    private final HeardArrivals heard = new HeardArrivals(arrivals);
    private final List<String> diagnostics = new CopyOnWriteArrayList<>();
    private RestVenue venue;
    private RestSource source;

    @BeforeEach
    void open()
    {
        venue = new RestVenue();
        source = source(LIMITS);
    }

    @AfterEach
    void close()
    {
        source.close();
        venue.close();
    }

    @Test
    void shouldPutAnAnswerBetweenItsPrefixAndItsSuffix()
    {
        venue.answer("/depth", exchange -> "{\"ü\":1}");
        source.ask("depth", request("/depth?symbol=X"));
        heard.await("<{\"ü\":1}>", 1);

        assertThat(venue.requests()).containsExactly("GET /depth?symbol=X");
        assertThat(diagnostics).isEmpty();
    }

    @Test
    void shouldAskUntilThereIsAnAnswer()
    {
        final AtomicInteger built = new AtomicInteger();
        source.close();
        source = source(limits(1_000));
        venue.answer("/depth", exchange -> exchange.getRequestURI().getQuery());
        venue.fail("/depth", RestVenue.refusal(500, null));
        venue.fail("/depth", RestVenue.refusal(404, null));
        venue.fail("/depth", RestVenue.refusal(302, null));
        venue.fail("/depth", RestVenue.cut("{\"bids\":"));
        venue.fail("/depth", RestVenue.silence(4_000));
        venue.fail("/depth", RestVenue.bodyless(4_000));
        source.ask("depth", request(() -> venue.uri("/depth?round=" + built.incrementAndGet())));
        heard.await("answer", () -> !heard.heard().isEmpty());

        assertThat(heard.heard()).containsExactly("<round=" + built.get() + ">");
        assertThat(diagnostics).hasSize(built.get() - 1).hasSizeGreaterThanOrEqualTo(6);
        assertThat(diagnostics).allMatch(line -> line.startsWith("request not answered: key=depth attempt="));
        assertThat(String.join("", diagnostics))
            .contains("detail=refused: status=500", "status=302", "IOException", "no answer in time")
            .contains(
                "detail=refused, and asking again will hardly help: status=404 " +
                "answer={\"code\":-1,\"msg\":\"refused\"}");
        assertThat(String.join("", diagnostics)).doesNotContain("round").doesNotContain("?");
    }

    @Test
    void shouldReadNoMoreOfAnAnswerThanMayBe()
    {
        venue.answer("/depth", exchange -> "short");
        venue.answer("/longest", exchange -> "x".repeat(MAX_BODY_LENGTH));
        venue.fail("/depth", RestVenue.oversized(1L << 40));
        venue.fail("/depth", RestVenue.oversized(MAX_BODY_LENGTH + 1));
        source.ask("depth", request("/depth"));
        heard.await("<short>", 1);
        source.ask("longest", request("/longest"));
        heard.await("<" + "x".repeat(MAX_BODY_LENGTH) + ">", 1);

        assertThat(diagnostics).hasSize(2).allMatch(line -> line.contains("answer too long: limit=65536"));
    }

    @Test
    void shouldRefuseWhatIsZippedThoughNobodyAskedForIt()
    {
        venue.answer("/depth", exchange -> String.valueOf(exchange.getRequestHeaders().get("Accept-Encoding")));
        venue.fail("/depth", RestVenue.zipped(1 << 24));
        source.ask("depth", request("/depth"));
        heard.await("<null>", 1);

        assertThat(heard.heard()).containsExactly("<null>");
        assertThat(diagnostics).hasSize(1).allMatch(line -> line.contains("answer is encoded: encoding=gzip"));
    }

    @Test
    void shouldWaitAsLongAsTheVenueSays()
    {
        venue.answer("/a", exchange -> "a");
        venue.answer("/b", exchange -> "b");
        venue.fail("/a", RestVenue.refusal(429, "1"));
        source.ask("a", request("/a"));
        heard.await("refused", () -> !diagnostics.isEmpty());
        source.ask("b", request("/b"));
        heard.await("<a>", 1);
        heard.await("<b>", 1);

        final List<Long> atNs = venue.requestsNs();
        assertThat(venue.requests()).hasSize(3);
        assertThat(TimeUnit.NANOSECONDS.toMillis(atNs.get(1) - atNs.get(0))).isBetween(1_000L, 9_000L);
    }

    @Test
    void shouldAskNoFasterThanTheLimit()
    {
        source.close();
        source = source(new RestLimits(
            MAX_BODY_LENGTH, TimeUnit.SECONDS.toNanos(5), TimeUnit.MILLISECONDS.toNanos(1),
            TimeUnit.MILLISECONDS.toNanos(1), 50));
        venue.answer("/depth", exchange -> exchange.getRequestURI().getQuery());
        for (int i = 0; i < 20; i++)
        {
            source.ask("depth " + i, request("/depth?" + i));
        }
        heard.await("all", () -> heard.heard().size() == 20);

        final List<Long> atNs = venue.requestsNs();
        assertThat(TimeUnit.NANOSECONDS.toMillis(atNs.get(19) - atNs.get(0))).isBetween(350L, 9_000L);
    }

    @Test
    void shouldAnswerTheNewestOfAKeyAlone()
    {
        venue.answer("/new", exchange -> "new");
        venue.fail("/old", RestVenue.silence(300));
        venue.answer("/old", exchange -> "old");
        source.ask("depth", request("/old"));
        heard.await("asked", () -> venue.requests().size() == 1);
        source.ask("depth", request("/new"));
        heard.await("<new>", 1);
        source.ask("gone", request("/nothing"));
        heard.await("refused", () -> !diagnostics.isEmpty());
        source.forget("gone");
        source.ask("last", request("/new"));
        heard.await("<new>", 2);
        final int count = venue.requests().size();
        source.ask("last", request("/new"));
        heard.await("<new>", 3);

        assertThat(venue.requests()).hasSize(count + 1);
        assertThat(heard.heard()).containsExactly("<new>", "<new>", "<new>");
    }

    @Test
    void shouldTryAgainWhenNobodyReads()
    {
        final Arrivals small = new Arrivals(1 << 12);
        final Arrivals.Source other = small.source(1, 1 << 20, 0);
        final ByteBuffer filling = ByteBuffer.allocate(256);
        while (small.source(2, 256, 0).frame(filling, 0, System.nanoTime()))
        {
            // Until it is full.
        }
        venue.answer("/depth", exchange -> "x".repeat(1 << 10));
        try (RestSource crowded = new RestSource(
            other, LIMITS, TlsTrust.ofJvm(), SystemEpochNanoClock.INSTANCE, diagnostics::add))
        {
            crowded.ask("depth", request("/depth"));
            heard.await("tried again", () -> diagnostics.size() >= 2);
            final HeardArrivals late = new HeardArrivals(small);
            late.await("1:<" + "x".repeat(1 << 10) + ">", 1);

            assertThat(diagnostics).allMatch(line -> line.endsWith("nobody reads what arrives"));
        }
    }

    @Test
    void shouldTellNothingOfARequestThatCannotBeBuilt()
    {
        source.ask("depth", request(() -> URI.create("http://localhost/?signature=very secret")));
        heard.await("refused", () -> !diagnostics.isEmpty());

        assertThat(diagnostics.get(0)).contains("cannot be built: IllegalArgumentException")
            .doesNotContain("secret");
    }

    @Test
    void shouldCheckCertificatesAndNamesOfHosts(@TempDir final Path folder)
    {
        final CertificateAuthority own = new CertificateAuthority("own");
        final TlsTrust trust = TlsTrust.of(own.write(folder.resolve("ca.pem")));
        try (RestVenue good = new RestVenue(own.server("localhost", false));
            RestVenue elsewhere = new RestVenue(own.server("other.example", false));
            RestVenue stranger = new RestVenue(new CertificateAuthority("own").server("localhost", false));
            RestSource careful = new RestSource(
                arrivals.source(0, 1 << 20, 0), LIMITS, trust, SystemEpochNanoClock.INSTANCE, diagnostics::add))
        {
            for (final RestVenue each : List.of(good, elsewhere, stranger))
            {
                each.answer("/depth", exchange -> "depth");
            }
            careful.ask("elsewhere", request(() -> elsewhere.uri("/depth")));
            careful.ask("stranger", request(() -> stranger.uri("/depth")));
            heard.await("refused", () -> diagnostics.size() >= 6);
            careful.ask("good", request(() -> good.uri("/depth")));
            heard.await("<depth>", 1);

            assertThat(elsewhere.requests()).isEmpty();
            assertThat(stranger.requests()).isEmpty();
            assertThat(diagnostics).allMatch(line -> line.contains("SSLHandshakeException"));
        }
    }

    @Test
    void shouldEndItsThreads()
    {
        venue.fail("/depth", RestVenue.silence(60_000));
        source.ask("depth", request("/depth"));
        heard.await("asked", () -> venue.requests().size() == 1);
        final long fromNs = System.nanoTime();
        source.close();

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - fromNs)).isLessThan(4_000);
        heard.await("threads", () -> Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().equals("rest") || thread.getName().equals("rest-http")));
    }

    private static RestLimits limits(final long timeoutMs)
    {
        return new RestLimits(
            MAX_BODY_LENGTH, TimeUnit.MILLISECONDS.toNanos(timeoutMs), TimeUnit.MILLISECONDS.toNanos(10),
            TimeUnit.MILLISECONDS.toNanos(50), 1_000);
    }

    private RestSource source(final RestLimits limits)
    {
        return new RestSource(
            arrivals.source(0, 1 << 20, 0), limits, TlsTrust.ofJvm(), SystemEpochNanoClock.INSTANCE, diagnostics::add);
    }

    private RestRequest request(final String pathAndQuery)
    {
        return request(() -> venue.uri(pathAndQuery));
    }

    private static RestRequest request(final Supplier<URI> uri)
    {
        return new RestRequest()
        {
            @Override
            public HttpRequest request()
            {
                return HttpRequest.newBuilder(uri.get()).build();
            }

            @Override
            public byte[] prefix()
            {
                return "<".getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public byte[] suffix()
            {
                return ">".getBytes(StandardCharsets.UTF_8);
            }
        };
    }
}
