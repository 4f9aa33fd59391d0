package io.leadline.config;

import java.util.Optional;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Turns text into the tree of one YAML document whose nodes know their lines. */
final class YamlDocument
{
    /** Enough for a million accounts by name. */
    static final int MAX_TEXT_LENGTH = 64 << 20;

    private YamlDocument()
    {
    }

    /**
     * The root of the document.
     *
     * @throws io.leadline.problem.BadInputException when the text is no YAML, holds nothing or several documents, or
     *                                               grows beyond all measure.
     */
    static Node compose(final String text, final Problems problems)
    {
        final YamlLimits limits = new YamlLimits(problems);
        try
        {
            final Optional<Node> root = compose(text, limits);
            if (root.isPresent())
            {
                return root.get();
            }
            problems.add(1, "empty configuration: allowed=a mapping of at least venue, markets, schedule");
        }
        catch (final MarkedYamlEngineException bad)
        {
            final Optional<Mark> mark = bad.getProblemMark().or(bad::getContextMark);
            final String context = bad.getContext() == null ? "" : bad.getContext() + ", ";
            problems.add(mark, complaint(context + bad.getProblem()));
        }
        catch (final ReaderException bad)
        {
            problems.add(lineOf(text, bad.getPosition()), "character not allowed in yaml: code_point=" +
                Integer.toHexString(bad.getCodePoint()) + " allowed=printable characters, others escaped");
        }
        catch (final YamlVersionException bad)
        {
            problems.add(1, "yaml of another version: allowed=1.2");
        }
        catch (final YamlEngineException | IllegalArgumentException bad)
        {
            // The scanner lets the number formats of Java speak for themselves where an escape names no character.
            problems.add(limits.line(), complaint(String.valueOf(bad.getMessage())));
        }
        problems.throwIfAny();

        throw new IllegalStateException("no document and no problem");
    }

    private static Optional<Node> compose(final String text, final YamlLimits limits)
    {
        // One buffer for all: the parser fails on a character of two units that lies across the end of a buffer.
        final LoadSettings settings = LoadSettings.builder()
            .setBufferSize(text.length() + 1)
            .setCodePointLimit(MAX_TEXT_LENGTH)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .setAllowNonScalarKeys(true)
            .build();
        for (final Event event : new Parse(settings).parseString(text))
        {
            limits.onEvent(event);
        }

        return new Compose(settings).composeString(text);
    }

    private static String complaint(final String reason)
    {
        return "bad yaml: reason=" + QuotedText.sentence(reason);
    }

    private static int lineOf(final String text, final int codePointIndex)
    {
        return 1 + (int)text.codePoints().limit(codePointIndex).filter(codePoint -> codePoint == '\n').count();
    }
}
