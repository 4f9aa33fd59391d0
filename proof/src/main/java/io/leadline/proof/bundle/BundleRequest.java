package io.leadline.proof.bundle;

import java.nio.file.Path;
import java.util.List;

/**
 * What a bundle is to be of. Files that are not given are null.
 *
 * @param programs    names of built-in programs, or files.
 * @param markets     names; complements that a program asks for are added.
 * @param maker       its name in the log.
 * @param fromEpochNs start of the scored window, in ns since 1970-01-01 UTC.
 * @param toEpochNs   its end, exclusive.
 * @param isByPeriod  whether it is split into each program's own periods.
 * @param snapshots   folder of the log.
 * @param heads       folder of its heads.
 * @param saltFile    the venue's secret behind the trees' salts.
 * @param outages     as {@code score} takes it.
 * @param volumes     likewise.
 * @param rates       likewise.
 * @param stakes      likewise.
 */
public record BundleRequest(
    List<String> programs,
    List<String> markets,
    String maker,
    long fromEpochNs,
    long toEpochNs,
    boolean isByPeriod,
    Path snapshots,
    Path heads,
    Path saltFile,
    Path outages,
    Path volumes,
    Path rates,
    Path stakes)
{
    public BundleRequest
    {
        programs = List.copyOf(programs);
        markets = List.copyOf(markets);
    }
}
