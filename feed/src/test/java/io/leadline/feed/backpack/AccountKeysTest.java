package io.leadline.feed.backpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Makers;
import io.leadline.problem.BadInputException;

class AccountKeysTest
{
    private static final String SEED = "nWGxnf/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
    private static final String OTHER_SEED = "TM0ImyjAtNqdtsNG7BFOD1uKMZ81q6Yk2oz27U+4pvs=";
    private static final Makers BOTH = new Makers(false, List.of(
        new Makers.Maker("first", List.of("a", "b"))));

    @TempDir
    private Path directory;

    @Test
    void shouldReadSeedsAndDocuments() throws GeneralSecurityException
    {
        final String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(
            KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded()) +
            "\n-----END PRIVATE KEY-----\n";
        final AccountKeys keys =
            AccountKeys.read(files("a", file("a", SEED + "\n", "rw-------"), "b", file("b", pem, "r--------")), BOTH);

        assertThat(keys.all().keySet()).containsExactly("a", "b");
        assertThat(keys.all().get("a").verifyingKey()).hasSize(44);
        assertThat(keys.all().get("b").verifyingKey()).isNotEqualTo(keys.all().get("a").verifyingKey());
        assertThat(keys.toString()).isEqualTo("accounts=[a, b]");
    }

    @Test
    void shouldTakeWhoHasAKeyWhereEverybodyIsAMaker()
    {
        final Map<String, Path> files =
            files("odd name", file("a", SEED, "rw-------"), "b", file("b", OTHER_SEED, "rw-------"));

        assertThat(AccountKeys.read(files, Makers.ALL).all().keySet()).containsExactly("odd name", "b");
        assertThat(AccountKeys.read(Map.of(), Makers.ALL).all()).isEmpty();
    }

    @Test
    void shouldNameAllThatIsWrongAtOnce()
    {
        final Path open = file("open", SEED, "rw-r--r--");
        final Path group = file("group", SEED, "rw-rw----");
        final Path nonsense = file("nonsense", "SECRETsecretSECRETsecretSECRETsecret!", "rw-------");
        final Path shorter = file("shorter", "U0VDUkVU", "rw-------");
        final Path encrypted = file(
            "encrypted", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nU0VDUkVU\n-----END ENCRYPTED PRIVATE KEY-----\n",
            "rw-------");
        final Path long5k = file("long", "U0VD".repeat(2_000), "rw-------");
        final Path pem = file(
            "pem", "-----BEGIN PRIVATE KEY-----\nU0VDUkVU\n-----END PRIVATE KEY-----\n", "rw-------");
        final Path absent = directory.resolve("SECRET-that-was-pasted");
        final BadInputException refused = catchThrowableOfType(BadInputException.class, () -> AccountKeys.read(
            files(
                "a", open, "c", group, "d", nonsense, "e", shorter, "f", encrypted, "g", long5k, "h", pem, "i", absent,
                "j", directory), BOTH));

        assertThat(refused.problems()).containsExactly(
            "account without a key: account=b expected=keys.b",
            "key file is open to others than its owner: path=" + open + " mode=0644 allowed=0600 or 0400 account=a",
            nobody("c"),
            "key file is open to others than its owner: path=" + group + " mode=0660 allowed=0600 or 0400 account=c",
            nobody("d"), noKey(nonsense, "d"),
            nobody("e"), noKey(shorter, "e"),
            nobody("f"), noKey(encrypted, "f"),
            nobody("g"), "key file too long: path=" + long5k + " limit=4095 account=g",
            nobody("h"), noKey(pem, "h"),
            nobody("i"), "no such key file: expected=path at feed.backpack.keys account=i",
            nobody("j"), "no such key file: expected=path at feed.backpack.keys account=j");
        assertThat(refused).hasNoCause();
        assertThat(refused.getMessage()).doesNotContain("SECRET", "U0VD", SEED.substring(0, 8));
    }

    private static String nobody(final String account)
    {
        return "key of nobody enrolled: account=" + account + " allowed=accounts of makers";
    }

    private static String noKey(final Path path, final String account)
    {
        return "no key in key file: path=" + path +
            " allowed=Base64 of 32 bytes, or a PEM file of an unencrypted ED25519 PRIVATE KEY account=" + account;
    }

    @Test
    void shouldRefuseOneKeyOfTwoAccounts()
    {
        final Map<String, Path> files =
            files("a", file("a", SEED, "rw-------"), "b", file("b", SEED, "rw-------"));

        assertThat(catchThrowableOfType(BadInputException.class, () -> AccountKeys.read(files, BOTH)).problems())
            .containsExactly("one key of two accounts: account=b other=a");
    }

    private static Map<String, Path> files(final Object... accountsAndPaths)
    {
        final Map<String, Path> files = new LinkedHashMap<>();
        for (int i = 0; i < accountsAndPaths.length; i += 2)
        {
            files.put((String)accountsAndPaths[i], (Path)accountsAndPaths[i + 1]);
        }

        return files;
    }

    private Path file(final String name, final String content, final String permissions)
    {
        try
        {
            final Path file = Files.writeString(directory.resolve(name), content);

            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
        catch (final IOException failure)
        {
            throw new AssertionError(failure);
        }
    }
}
