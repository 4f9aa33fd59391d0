package io.leadline.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.leadline.config.ConfigurationReader;
import io.leadline.problem.BadInputException;

/** A configuration, as a log or a bundle holds it. */
final class ConfigurationTarget implements FuzzTarget
{
    private long sum;

    @Override
    public void read(final byte[] input)
    {
        try
        {
            sum += ConfigurationReader.parse(new String(input, StandardCharsets.UTF_8), "fuzz").markets().size();
        }
        catch (final BadInputException named)
        {
            sum += named.getMessage().length();
        }
    }

    @Override
    public List<byte[]> seeds() throws IOException
    {
        return List.of(SmallLogs.withOrders().configuration().getBytes(StandardCharsets.UTF_8));
    }
}
