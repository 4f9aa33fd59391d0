package io.leadline.proof.head;

import java.nio.charset.StandardCharsets;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationText;
import io.leadline.config.Makers;
import io.leadline.program.Sha256;

/**
 * A configuration as everybody may see it: its canonical text with {@code makers: all}, whoever is listed. Heads carry
 * the hash of this text, so that it can be shown to a maker whole; the list itself is in the log's chain, and each
 * maker's part of it a leaf of every day's tree.
 */
public final class ShownConfiguration
{
    private ShownConfiguration()
    {
    }

    /** The text. */
    public static String text(final Configuration configuration)
    {
        return ConfigurationText.write(new Configuration(
            configuration.venue(), configuration.markets(), configuration.ladders(), configuration.schedule(),
            configuration.feed(), configuration.detail(), Makers.ALL, configuration.limits()));
    }

    /** SHA-256 of the text, in hex. */
    public static String hash(final Configuration configuration)
    {
        return Sha256.hex(text(configuration).getBytes(StandardCharsets.UTF_8));
    }
}
