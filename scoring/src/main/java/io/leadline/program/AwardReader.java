package io.leadline.program;

/** Reads what a score earns: each kind has a reader of its own. */
final class AwardReader
{
    private AwardReader()
    {
    }

    static Award read(final YamlMapping award)
    {
        final Award read = switch (award.choice("kind", Kind.class))
        {
            case RANKS -> RankAwardReader.read(award);
            case SHARES -> ShareAwardReader.read(award);
            case POOLS -> PoolAwardReader.read(award);
            case VOLUME_POOLS -> VolumePoolAwardReader.read(award);
            case DAYS -> DayAwardReader.read(award);
        };
        award.close();

        return read;
    }

    private enum Kind
    {
        RANKS,
        SHARES,
        POOLS,
        VOLUME_POOLS,
        DAYS
    }
}
