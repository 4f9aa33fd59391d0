package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What --help shows of the verbs. */
class HelpTest
{
    /** The formatter takes points and colons for ends of sentences: a time or a file's name is cut in two there. */
    @ParameterizedTest
    @ValueSource(strings = {"score", "compare", "close", "export"})
    void shouldNotBreakTimesKeysAndNamesOfFiles(final String verb)
    {
        final List<String> words = words(verb);
        final String help = help(verb);

        assertThat(words).isNotEmpty().allSatisfy(word -> assertThat(help).contains(word));
        assertThat(help.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void shouldSayThatAValueIsSetInEveryProgram()
    {
        assertThat(help("score").replaceAll("\\s+", " "))
            .contains("It is set in each program, so with several it has to fit all.");
    }

    /** Those of the descriptions with a point or a colon inside. */
    private static List<String> words(final String verb)
    {
        final FolderOpener opener = new FolderOpener();
        final CommandSpec spec = new CommandLine(switch (verb)
        {
            case "score" -> new ScoreCommand(opener);
            case "compare" -> new CompareCommand(opener);
            case "close" -> new CloseCommand(opener);
            default -> new ExportCommand(opener);
        }).getCommandSpec();

        return Stream.concat(
            Arrays.stream(spec.usageMessage().description()),
            spec.args().stream().map(ArgSpec::description).flatMap(Arrays::stream))
            .flatMap(text -> Stream.of(text.split("[\\s,;()]+")))
            .filter(word -> word.matches(".*\\w[.:]\\w.*") && !word.contains("$"))
            .map(word -> word.replaceFirst("[.:]$", ""))
            .toList();
    }

    private static String help(final String verb)
    {
        final StringWriter out = new StringWriter();
        assertThat(ScoringMain.run(new PrintWriter(out), new PrintWriter(new StringWriter()), verb, "--help")).isZero();

        return out.toString();
    }
}
