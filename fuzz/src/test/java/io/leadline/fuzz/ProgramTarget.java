package io.leadline.fuzz;

import java.util.List;

import io.leadline.problem.BadInputException;
import io.leadline.program.Programs;

/** A program file. */
final class ProgramTarget implements FuzzTarget
{
    private long sum;

    @Override
    public void read(final byte[] input)
    {
        try
        {
            sum += Programs.parse("fuzz", input).rules().size();
        }
        catch (final BadInputException named)
        {
            sum += named.getMessage().length();
        }
    }

    @Override
    public List<byte[]> seeds()
    {
        return Programs.BUILT_IN.stream().map(Programs::builtInBytes).toList();
    }
}
