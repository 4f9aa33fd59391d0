package io.leadline.proof.conduct;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.DurationText;
import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;
import io.leadline.program.Sha256;
import io.leadline.program.YamlFile;
import io.leadline.program.YamlMapping;

/** Reads rules of conduct: the built-in ones, and over them what a file of the user's says otherwise. */
public final class ConductRulesReader
{
    private static final String BUILT_IN = "/conduct/default.yaml";
    private static final int MAX_LENGTH = 1 << 20;
    private static final int MAX_PHASES = 64;
    private static final int MIN_PHASES = 2;
    private static final int MAX_COUNT = 999_999_999;

    private final YamlMapping builtIn;
    private final YamlMapping own;

    private ConductRulesReader(final YamlMapping builtIn, final YamlMapping own)
    {
        this.builtIn = builtIn;
        this.own = own;
    }

    /** The built-in rules. */
    public static ConductRules builtIn()
    {
        return parse("", "no file");
    }

    /**
     * The built-in rules with what a file says otherwise.
     *
     * @throws BadInputException with every problem of the file.
     */
    public static ConductRules read(final Path file)
    {
        try
        {
            if (Files.size(file) > MAX_LENGTH)
            {
                throw new BadInputException(
                    file + ": file too long: length=" + Files.size(file) + " limit=" + MAX_LENGTH);
            }

            return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        }
        catch (final IOException failure)
        {
            throw new BadInputException("rules cannot be read: rules=" + file + " reason=" + FileReason.of(failure));
        }
    }

    /** The same from a text; an empty one changes nothing. */
    static ConductRules parse(final String text, final String name)
    {
        final String builtIn = builtInText();
        final List<String> problems = new ArrayList<>();
        final ConductRulesReader reader = new ConductRulesReader(
            mapping(builtIn, "built-in rules", problems),
            text.isEmpty() ? new YamlMapping(new YamlFile(name, problems), "", null) : mapping(text, name, problems));
        final ConductRules rules = reader.rules(Sha256.hex((builtIn + text).getBytes(StandardCharsets.UTF_8)));
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }

        return rules;
    }

    private static String builtInText()
    {
        try (InputStream in = ConductRulesReader.class.getResourceAsStream(BUILT_IN))
        {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private static YamlMapping mapping(final String text, final String name, final List<String> problems)
    {
        final YamlFile file = new YamlFile(name, problems);

        return new YamlMapping(file, "", file.compose(text));
    }

    private ConductRules rules(final String sha256)
    {
        final int bandBpsE2 = of("band_bps").bpsE2("band_bps");
        final ConductRules rules = new ConductRules(
            sha256,
            bandBpsE2,
            section("flashing").flashing(),
            section("lifetime").lifetime(),
            section("cancels").cancels(),
            section("self_match").selfMatch(),
            section("touch").touch());
        close();

        return rules;
    }

    /** The file that says something of a key. */
    private YamlMapping of(final String key)
    {
        return own.has(key) ? own : builtIn;
    }

    private ConductRulesReader section(final String key)
    {
        return new ConductRulesReader(
            builtIn.mapping(key),
            own.has(key) ? own.mapping(key) : new YamlMapping(null, "", null));
    }

    private ConductRules.Flashing flashing()
    {
        final ConductRules.Flashing flashing = new ConductRules.Flashing(
            durationNs("before"),
            durationNs("after"),
            of("interval_share").fraction("interval_share"),
            of("phases").integer("phases", MIN_PHASES, MAX_PHASES),
            count("min_instants"),
            of("flag_share").fraction("flag_share"),
            decimal("flag_ratio"),
            of("flag_phases").fraction("flag_phases"));
        close();

        return flashing;
    }

    private ConductRules.Lifetime lifetime()
    {
        final ConductRules.Lifetime lifetime = new ConductRules.Lifetime(
            durationNs("short"), count("min_orders"), of("flag_short_share").fraction("flag_short_share"));
        close();

        return lifetime;
    }

    private ConductRules.Cancels cancels()
    {
        final ConductRules.Cancels cancels =
            new ConductRules.Cancels(count("min_cancels"), decimal("flag_per_fill"));
        close();

        return cancels;
    }

    private ConductRules.SelfMatch selfMatch()
    {
        final ConductRules.SelfMatch selfMatch =
            new ConductRules.SelfMatch(count("min_count"), of("flag_share").fraction("flag_share"));
        close();

        return selfMatch;
    }

    private ConductRules.TouchSize touch()
    {
        final ConductRules.TouchSize touch = new ConductRules.TouchSize(
            of("min_share").fraction("min_share"),
            count("min_fills"),
            decimal("flag_hit_ratio"),
            of("flag_unhit_share").fraction("flag_unhit_share"));
        close();

        return touch;
    }

    private int count(final String key)
    {
        return of(key).integer(key, 1, MAX_COUNT);
    }

    private BigDecimal decimal(final String key)
    {
        return of(key).decimal(key, "0");
    }

    private long durationNs(final String key)
    {
        final String text = of(key).text(key);
        final long durationNs = text.isEmpty() ? 0 : DurationText.UP_TO_DAYS.parseNs(text);
        if (durationNs < 0)
        {
            of(key).problem(key, "not a duration: key=" + key + " value=" + text + " allowed=500ms, 5s, 1m, 2h, 1d");
        }

        return Math.max(0, durationNs);
    }

    /** What nobody has taken of the user's file is unknown; the built-in one's other keys are just overridden. */
    private void close()
    {
        own.close();
    }
}
