package io.leadline.feed.line;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Passes on what a decoder asks for to the carrier of the line, and tells the operator. Carriers are added once the
 * decoder that asks is there; the feed's thread.
 */
public final class CarrierControl implements LineControl
{
    private final List<Carrier> carriers = new ArrayList<>();
    private final Consumer<String> diagnostics;

    /** A control without carriers: whatever is asked of them before they are added comes too early. */
    public CarrierControl(final Consumer<String> diagnostics)
    {
        this.diagnostics = diagnostics;
    }

    /** The carrier of the next line, from 0 on. */
    public void add(final Carrier carrier)
    {
        carriers.add(carrier);
    }

    /** All carriers, by their lines. */
    public List<Carrier> carriers()
    {
        return List.copyOf(carriers);
    }

    @Override
    public void tell(final String text)
    {
        diagnostics.accept(text);
    }

    @Override
    public void reconnect(final int line, final String reason)
    {
        final Carrier carrier = carriers.get(line);
        diagnostics.accept(carrier + " connects again: reason=" + reason);
        carrier.reconnect(Hangup.ASKED);
    }
}
