package io.leadline.scoring.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.problem.BadInputException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes that operators state instead of those of the logs. */
class VolumesTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldNameKnownMarketsInTheirOrder() throws IOException
    {
        final Path file = file("market,maker,maker_volume\nNOPE,m,1\n");
        final Volumes volumes = Volumes.read(file);

        assertThat(volumes.unknownMarkets(List.of("SOL-PERP", "BONK-PERP", "USDC/USDT", "BTC-PERP")))
            .containsExactly(file + ":2: market of no log: market=NOPE known=SOL-PERP, BONK-PERP, USDC/USDT, BTC-PERP");
    }

    @Test
    void shouldRefuseAMarketSmallerThanItsMakers() throws IOException
    {
        final Path exact = file("market,maker,maker_volume\nA,m,2\nA,,3.5\nA,n,1.5\n");
        final Path small = file("market,maker,maker_volume\nA,m,2\nA,,3.49\nA,n,1.5\nB,m,7\n");

        assertThat(Volumes.read(exact).of("A")).containsOnlyKeys("", "m", "n");
        assertThat(problems(() -> Volumes.read(small))).containsExactly(
            small + ":3: whole market is smaller than its makers: market=A maker_volume=3.49 makers=3.50");
    }

    private Path file(final String text) throws IOException
    {
        return Files.writeString(Files.createTempFile(folder, "volumes", ".csv"), text);
    }

    private static List<String> problems(final ThrowingCallable read)
    {
        return catchThrowableOfType(BadInputException.class, read).problems();
    }
}
