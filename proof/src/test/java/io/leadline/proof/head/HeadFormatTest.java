package io.leadline.proof.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadFormatTest
{
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    /** The first key pair of RFC 8032, section 7.1, as PKCS#8 and as SubjectPublicKeyInfo. */
    private static final String PRIVATE_KEY =
        "302e020100300506032b657004220420" + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private static final String PUBLIC_KEY =
        "302a300506032b6570032100" + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    @TempDir
    private Path folder;
    private SigningKey key;

    @BeforeEach
    void writeKey() throws IOException
    {
        Files.writeString(
            folder.resolve("key.pem"), PemFile.text("PRIVATE KEY", HexFormat.of().parseHex(PRIVATE_KEY)));
        Files.writeString(
            folder.resolve("key.pem.pub"), PemFile.text("PUBLIC KEY", HexFormat.of().parseHex(PUBLIC_KEY)));
        key = SigningKey.read(folder.resolve("key.pem"));
    }

    @ParameterizedTest
    @CsvSource({"1, head.txt", "2, head-2.txt"})
    void shouldWriteTheGoldenHead(final int format, final String name) throws IOException
    {
        final Path golden = GOLDEN.resolve(name);
        final byte[] bytes = SignedHead.sign(head(format, key.publicText(), 48), key).bytes();
        if ("write".equals(System.getProperty("leadline.golden")))
        {
            Files.createDirectories(GOLDEN);
            Files.write(golden, bytes);
        }

        assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo(Files.readString(golden));
        assertThat(SignedHead.read(bytes, "golden", key.publicText()).head())
            .isEqualTo(head(format, key.publicText(), 48));
    }

    @Test
    void shouldSignAsRfc8032Does()
    {
        assertThat(HexFormat.of().formatHex(key.sign(new byte[0]))).isEqualTo(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0" +
            "595bbe24655141438e7a100b");
    }

    @Test
    void shouldRefuseWhatIsNotCanonicalEvenIfItIsSigned()
    {
        final String text = new String(SignedHead.sign(head(key.publicText()), key).bytes(), StandardCharsets.US_ASCII);
        final List<String> others = Stream.of(
            text.replace("documents: 1440", "documents: 01440"),
            text.replace("first: 2026-03-01T00:00:00.500Z", "first: 2026-03-01T00:00:00.5Z"),
            text.replace("leaves: 48", "leaves: 99999999999"),
            text.replace("day: 2026-03-01", "day: 2026-02-30"),
            text.replace("commitment: none", "commitment: None"),
            text.replace("number: 1\n", ""),
            text.replace("\n", "\r\n"),
            text.replace("leadline head: 2", "leadline head: 3"),
            text.replace("leadline head: 2", "leadline head: 02"),
            text + "\n",
            text.strip(),
            text.replace("venue: \"example\"", "venue: \"exa\u00e4mple\""),
            "").toList();
        for (final String other : others)
        {
            assertThat(other).isNotEqualTo(text);
            assertThatThrownBy(() -> SignedHead.read(other.getBytes(StandardCharsets.ISO_8859_1), "other", null))
                .isInstanceOfSatisfying(HeadException.class, failure ->
                    assertThat(failure.fault()).isEqualTo(HeadException.Fault.MALFORMED));
        }
    }

    @Test
    void shouldRefuseMoreLeavesThanATreeMayHave()
    {
        final byte[] most = SignedHead.sign(head(key.publicText(), Head.MAX_LEAVES), key).bytes();
        final byte[] more = SignedHead.sign(head(key.publicText(), Integer.MAX_VALUE), key).bytes();

        assertThat(SignedHead.read(most, "most", null).head().leaves()).isEqualTo(1_073_741_824);
        assertThatThrownBy(() -> SignedHead.read(more, "more", null))
            .isInstanceOf(HeadException.class)
            .hasMessage("not a head: file=more leaves=2147483647 limit=1073741824");
    }

    private static Head head(final String publicKey)
    {
        return head(publicKey, 48);
    }

    private static Head head(final String publicKey, final int leaves)
    {
        return head(Head.NEWEST_FORMAT, publicKey, leaves);
    }

    private static Head head(final int format, final String publicKey, final int leaves)
    {
        return new Head(
            format, "\"example\"", 1, "11".repeat(32), LocalDate.parse("2026-03-01").toEpochDay(), 1440,
            "22".repeat(32), 2880, 1_772_323_200_500_000_000L, 1_772_409_599_000_000_000L, "33".repeat(32), "", leaves,
            "44".repeat(32), publicKey);
    }
}
