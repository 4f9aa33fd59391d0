package io.leadline.proof.bundle;

import java.util.List;

/**
 * One market of a bundle.
 *
 * @param position in the configuration.
 * @param maker    whose bundle it is.
 * @param parts    in order of time.
 */
record MarketParts(int position, String maker, List<PartLeaves> parts)
{
    MarketParts
    {
        parts = List.copyOf(parts);
    }
}
