package io.leadline.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.leadline.program.Program;
import io.leadline.program.Programs;

/**
 * What the demo scores: every built-in program that the day can feed. Those of other venues name markets otherwise; a
 * copy of theirs with the demo's names is written, as an operator would make one.
 *
 * @param arguments names of built-in programs, and files of copies, in the order of the built-in programs.
 * @param copied    built-in programs that a copy stands for.
 * @param leftOut   built-in programs that have no market here whatever its name.
 */
public record DemoPrograms(List<String> arguments, List<String> copied, List<String> leftOut)
{
    /** Folder of the copies, in the demo's. */
    static final String FOLDER = "programs";

    private static final String TITLE = "title: ";

    /** The demo's market by what another venue's name for it holds; of a name that holds several the first. */
    private static final List<Map.Entry<String, DemoMarket>> MARKETS =
        List.of(Map.entry("BTC", DemoMarket.BTC), Map.entry("SOL", DemoMarket.SOL));

    /**
     * Finds the programs, and writes the copies.
     *
     * @throws IOException when a copy cannot be written.
     */
    public static DemoPrograms write(final Path folder) throws IOException
    {
        final List<String> arguments = new ArrayList<>();
        final List<String> copied = new ArrayList<>();
        final List<String> leftOut = new ArrayList<>();
        for (final Program program : Programs.of(Programs.BUILT_IN))
        {
            final List<String> markets = markets(program);
            if (program.isOfBrokers() || markets.stream().anyMatch(DemoPrograms::isHere))
            {
                arguments.add(program.name());
            }
            else if (markets.stream().anyMatch(market -> here(market) != null))
            {
                arguments.add(copy(program, markets, folder.resolve(FOLDER)).toString());
                copied.add(program.name());
            }
            else
            {
                leftOut.add(program.name());
            }
        }

        return new DemoPrograms(arguments, copied, leftOut);
    }

    private static List<String> markets(final Program program)
    {
        return program.rules().stream()
            .flatMap(rule -> rule.award().markets().stream())
            .distinct()
            .toList();
    }

    private static boolean isHere(final String market)
    {
        return DemoMarket.ALL.stream().anyMatch(here -> here.name().equals(market));
    }

    /** The demo's market that another venue names so; null when there is none. */
    private static DemoMarket here(final String market)
    {
        return MARKETS.stream()
            .filter(known -> market.contains(known.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
    }

    private static Path copy(final Program program, final List<String> markets, final Path folder) throws IOException
    {
        String text = new String(Programs.builtInBytes(program.name()), StandardCharsets.UTF_8);
        for (final String market : markets)
        {
            if (here(market) != null)
            {
                text = text.replace(market, here(market).name());
            }
        }
        text = text.replace(TITLE + program.title(), TITLE + program.title() + " (markets of the demo)");
        Files.createDirectories(folder);

        return Files.writeString(folder.resolve(program.name() + ".yaml"), text, StandardCharsets.UTF_8);
    }
}
