package io.leadline.proof.precision;

import java.util.List;

/**
 * All markets of a program, or of a presence rule that was asked for without one.
 *
 * @param program  name of the program; empty without one.
 * @param presence the rule.
 * @param markets  in the order of the configuration.
 */
public record ProgramPresence(String program, Presence presence, List<MarketPresence> markets)
{
    public ProgramPresence
    {
        markets = List.copyOf(markets);
    }

    /** How a person names it: the program, or else the rule. */
    public String label()
    {
        return program.isEmpty() ? presence.text() : program;
    }
}
