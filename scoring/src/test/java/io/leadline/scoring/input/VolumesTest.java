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

        assertThat(problems(() -> volumes.checkMarkets(List.of("SOL-PERP", "BONK-PERP", "USDC/USDT", "BTC-PERP"))))
            .containsExactly(file + ":2: market of no log: market=NOPE known=SOL-PERP, BONK-PERP, USDC/USDT, BTC-PERP");
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
