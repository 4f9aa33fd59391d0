package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import io.leadline.program.Program;
import io.leadline.program.Programs;

/** Built-in programs with changed lines, as a user would change a copy. */
public final class ProgramTexts
{
    public static final String DRIFT = "drift-mip-2023-03";
    public static final String DRIFT_SUCCESSOR = "drift-mip-2023-08";
    public static final String BROKER = "backpack-api-broker";
    public static final String BACKPACK_EQUITY = "backpack-mm-2024";
    public static final String BACKPACK = "backpack-mm-2026";
    public static final String DYDX = "dydx-lp-v3";
    public static final String POLYMARKET = "polymarket-rewards";
    public static final String HUMMINGBOT = "hummingbot-miner";
    public static final String RABBITX = "rabbitx-mm";
    public static final String INJECTIVE = "injective-olp";
    public static final String ORDERLY = "orderly-mm";
    public static final String BYBIT = "bybit-mm";
    public static final String MIFID = "mifid-rts8";

    private ProgramTexts()
    {
    }

    public static Program program(final String name, final String... changes)
    {
        return Programs.parse(name + ".yaml", text(name, changes).getBytes(StandardCharsets.UTF_8));
    }

    /** The file's text with each pair of changes (from, to) made; what is changed has to be there. */
    public static String text(final String name, final String... changes)
    {
        String text = new String(Programs.builtInBytes(name), StandardCharsets.UTF_8);
        for (int i = 0; i < changes.length; i += 2)
        {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }

        return text;
    }
}
