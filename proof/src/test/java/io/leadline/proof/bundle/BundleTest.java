package io.leadline.proof.bundle;

import java.nio.file.Path;
import java.util.List;

import io.leadline.proof.MakersVenue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest
{
    @TempDir
    private Path folder;

    @Test
    void x()
    {
        final MakersVenue venue = new MakersVenue(folder, 20, 5, "bands").trade(60);
        venue.seal("--now");
        final BundleReport report = BundleWriter.write(new BundleRequest(
            List.of("drift-mip-2023-03"), List.of("SOL-PERP"), MakersVenue.maker(3),
            MakersVenue.START_EPOCH_NS, MakersVenue.START_EPOCH_NS + 24 * MakersVenue.HOUR_NS, false,
            venue.snapshots(), venue.heads(), venue.salt(), null, null, null, null), folder.resolve("b.zip"), n -> { });
        report.lines().forEach(System.out::println);
    }
}
