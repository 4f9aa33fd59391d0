package io.leadline.feed.line;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The carriers of a feed's lines, for a decoder to ask. Filled before the first cycle; the feed's thread. */
public final class Carriers implements LineControl
{
    private final List<Carrier> carriers = new ArrayList<>();
    private final Consumer<String> diagnostics;

    /**
     * Without carriers.
     *
     * @param diagnostics hears why a line is begun anew.
     */
    public Carriers(final Consumer<String> diagnostics)
    {
        this.diagnostics = diagnostics;
    }

    /** Adds the carrier of the next line, from the public one on. */
    public void add(final Carrier carrier)
    {
        carriers.add(carrier);
    }

    /** All of them, by their lines. */
    public List<Carrier> all()
    {
        return List.copyOf(carriers);
    }

    @Override
    public void reconnect(final int line, final String reason)
    {
        final Carrier carrier = carriers.get(line);
        diagnostics.accept(carrier + " is to connect again: " + reason);
        carrier.reconnect(Hangup.ASKED);
    }
}
