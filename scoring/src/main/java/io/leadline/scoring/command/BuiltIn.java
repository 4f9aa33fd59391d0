package io.leadline.scoring.command;

import java.util.ArrayList;

import io.leadline.program.Programs;

/** Names of the built-in programs, for help and completion. */
public final class BuiltIn extends ArrayList<String>
{
    private static final long serialVersionUID = 1;

    /** All of them. */
    public BuiltIn()
    {
        super(Programs.BUILT_IN);
    }
}
