package io.leadline.proof.conduct;

import java.util.Collection;
import java.util.TreeMap;

/** What each maker did in one market, by name; made when a maker is first met. Single thread. */
final class MakerConducts
{
    private final TreeMap<String, MakerConduct> makers = new TreeMap<>();
    private final int phases;

    MakerConducts(final int phases)
    {
        this.phases = phases;
    }

    /** That of a maker; null for a name of null, which stands for nobody that is tracked. */
    MakerConduct of(final String name)
    {
        return name == null ? null : makers.computeIfAbsent(name, unmet -> new MakerConduct(unmet, phases));
    }

    /** Those met, by name. */
    Collection<MakerConduct> all()
    {
        return makers.values();
    }
}
