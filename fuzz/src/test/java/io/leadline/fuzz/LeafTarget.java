package io.leadline.fuzz;

import java.io.IOException;
import java.util.List;

import io.leadline.proof.bundle.BundleException;
import io.leadline.proof.bundle.OpenedLeaves;
import io.leadline.proof.tree.LeafException;

/** A leaf of a bundle with its proof, as if its hash had been right. */
final class LeafTarget implements FuzzTarget
{
    private long sum;

    @Override
    public void read(final byte[] input)
    {
        try
        {
            sum += OpenedLeaves.read(input);
        }
        catch (final LeafException | BundleException named)
        {
            sum += named.getMessage().length();
        }
    }

    @Override
    public List<byte[]> seeds() throws IOException
    {
        return OpenedLeaves.honest();
    }
}
