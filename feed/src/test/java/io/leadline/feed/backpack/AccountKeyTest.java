package io.leadline.feed.backpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;

class AccountKeyTest
{
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 8032, section 7.1, tests 1 and 2. */
    @Test
    void shouldSignAsTheStandardDoes()
    {
        check(
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0" +
            "595bbe24655141438e7a100b");
        check(
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "r",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eae" +
            "b4302aeeb00d291612bb0c00");
    }

    private static void check(final String seed, final String verifying, final String text, final String signature)
    {
        final AccountKey key = AccountKey.ofSeed(HEX.parseHex(seed));

        assertThat(HEX.formatHex(Base64.getDecoder().decode(key.verifyingKey()))).isEqualTo(verifying);
        assertThat(HEX.formatHex(Base64.getDecoder().decode(key.sign(text)))).isEqualTo(signature);
    }

    @Test
    void shouldSignWhatItsVerifyingKeyVerifies() throws GeneralSecurityException
    {
        final Random random = new Random(1);
        for (int i = 0; i < 50; i++)
        {
            final byte[] seed = new byte[AccountKey.SEED_LENGTH];
            random.nextBytes(seed);
            final AccountKey key = AccountKey.ofSeed(seed);
            final String text = "instruction=subscribe&timestamp=" + random.nextLong() + "&window=5000";
            final String signature = key.sign(text);

            assertThat(VerifyingKeys.verifies(key.verifyingKey(), text, signature)).as("i=%d", i).isTrue();
            assertThat(VerifyingKeys.verifies(key.verifyingKey(), text + "0", signature)).as("i=%d", i).isFalse();
        }
    }

    @Test
    void shouldTakeDocumentsOfItsAlgorithmOnly() throws GeneralSecurityException
    {
        final KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        final AccountKey key = AccountKey.ofPkcs8(pair.getPrivate().getEncoded());
        final byte[] encoded = pair.getPublic().getEncoded();

        assertThat(HEX.formatHex(encoded)).endsWith(HEX.formatHex(Base64.getDecoder().decode(key.verifyingKey())));
        for (final String other : new String[]{"Ed448", "X25519", "EC"})
        {
            assertThat(AccountKey.ofPkcs8(KeyPairGenerator.getInstance(other).generateKeyPair().getPrivate()
                .getEncoded())).as(other).isNull();
        }
        assertThat(AccountKey.ofPkcs8(new byte[0])).isNull();
        assertThat(AccountKey.ofPkcs8(encoded)).isNull();
    }

    @Test
    void shouldShowNothingOfTheSeed()
    {
        final byte[] seed = HEX.parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        final AccountKey key = AccountKey.ofSeed(seed);

        assertThat(key.toString()).isEqualTo("verifying_key=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        assertThat(seed[0]).as("the caller's own").isEqualTo((byte)0x9d);
        assertThatThrownBy(() -> AccountKey.ofSeed(new byte[31])).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("seed of a key: length=31 expected=32");
    }
}
