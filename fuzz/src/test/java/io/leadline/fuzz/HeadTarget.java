package io.leadline.fuzz;

import java.util.List;

import io.leadline.proof.head.HeadException;
import io.leadline.proof.head.OpenedHeads;

/** A signed head: a few lines of text. */
final class HeadTarget implements FuzzTarget
{
    private long sum;

    @Override
    public void read(final byte[] input)
    {
        try
        {
            sum += OpenedHeads.read(input);
        }
        catch (final HeadException named)
        {
            sum += named.getMessage().length();
        }
    }

    @Override
    public List<byte[]> seeds()
    {
        return List.of(OpenedHeads.unsigned());
    }
}
