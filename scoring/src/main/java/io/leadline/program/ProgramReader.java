package io.leadline.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the top of a program file and its dated rules. */
final class ProgramReader
{
    private final String sha256;

    ProgramReader(final String sha256)
    {
        this.sha256 = sha256;
    }

    /** The program; only to be used when no problem was added. */
    Program read(final YamlFile file, final Node top)
    {
        final YamlMapping program = new YamlMapping(file, "", top);
        final YamlMapping pays = program.mapping("pays");
        final Program read = new Program(
            program.text("program"),
            program.text("title"),
            program.integer("version", 1, 1_000_000),
            program.text("currency"),
            pays.text("unit"),
            pays.positive("step"),
            disqualified(program),
            enrolments(program),
            rules(program),
            sha256);
        pays.close();
        program.close();
        checkNoOverlap(program, read.rules());
        read.rules().forEach(rule -> checkSteps(program, read.payStep(), rule.award()));

        return read;
    }

    private static List<Program.Disqualified> disqualified(final YamlMapping program)
    {
        final List<Program.Disqualified> makers = new ArrayList<>();
        for (final YamlMapping item : program.mappings("disqualified"))
        {
            makers.add(new Program.Disqualified(item.text("maker"), item.text("reason")));
            item.close();
        }

        return makers;
    }

    private static List<Program.Enrolment> enrolments(final YamlMapping program)
    {
        final List<Program.Enrolment> windows = new ArrayList<>();
        for (final YamlMapping item : program.mappings("enrolled"))
        {
            final Program.Enrolment window = new Program.Enrolment(
                item.text("maker"), item.optionalDate("from"), item.optionalDate("to"));
            if (window.from() != null && window.to() != null && !window.from().isBefore(window.to()))
            {
                item.problem("to", "window ends before it starts: key=" + item.path("to") + " value=" + window.to()
                    + " limit=" + window.from());
            }
            windows.add(window);
            item.close();
        }

        return windows;
    }

    private static List<Rule> rules(final YamlMapping program)
    {
        final List<Rule> rules = new ArrayList<>();
        for (final YamlMapping item : program.mappings("rules"))
        {
            rules.add(RuleReader.read(item));
            item.close();
        }
        if (rules.isEmpty() && program.has("rules"))
        {
            program.problem("rules", "no rule: key=rules");
        }

        return rules;
    }

    private static void checkNoOverlap(final YamlMapping program, final List<Rule> rules)
    {
        for (int i = 1; i < rules.size(); i++)
        {
            final Rule earlier = rules.get(i - 1);
            final Rule later = rules.get(i);
            if (earlier.to() == null || later.from().isBefore(earlier.to()))
            {
                program.problem("rules", "rules overlap or are out of order: key=rules[" + i + "].from value="
                    + later.from() + " limit=" + earlier.dates());
            }
        }
    }

    private static void checkSteps(final YamlMapping program, final BigDecimal step, final Award award)
    {
        for (final BigDecimal amount : award.amounts())
        {
            if (amount.remainder(step).signum() != 0)
            {
                program.problem("rules", "amount is no multiple of the step: value=" + amount.toPlainString()
                    + " step=" + step.toPlainString());
            }
        }
    }
}
