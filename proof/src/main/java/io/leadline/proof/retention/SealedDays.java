package io.leadline.proof.retention;

import java.nio.file.Path;
import java.util.Optional;

final class SealedDays implements DayNeed
{
    SealedDays(final Path heads, final Path snapshots)
    {
    }

    @Override
    public Optional<String> reason(final long epochDay)
    {
        return Optional.of("todo");
    }
}
