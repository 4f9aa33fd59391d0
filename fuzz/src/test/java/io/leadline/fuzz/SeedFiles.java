package io.leadline.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a target's seeds into a folder, for the fuzzer to begin with; without arguments it names the targets. */
public final class SeedFiles
{
    private SeedFiles()
    {
    }

    /** Target and folder. */
    public static void main(final String[] args) throws IOException
    {
        if (args.length == 0)
        {
            System.out.println(String.join("\n", Targets.ALL.keySet()));
            return;
        }
        final Path folder = Files.createDirectories(Path.of(args[1]));
        final List<byte[]> seeds = Targets.ALL.get(args[0]).get().seeds();
        for (int i = 0; i < seeds.size(); i++)
        {
            Files.write(folder.resolve("seed-" + i), seeds.get(i));
        }
    }
}
