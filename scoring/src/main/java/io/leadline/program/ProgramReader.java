package io.leadline.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
        final List<Rule> rules = new ArrayList<>();
        final List<BrokerRule> brokerRules = new ArrayList<>();
        readRules(program, rules, brokerRules);
        final Program read = new Program(
            program.text("program"),
            program.text("title"),
            program.integer("version", 1, 1_000_000),
            program.text("currency"),
            pays.text("unit"),
            pays.positive("step"),
            disqualified(program),
            enrolments(program),
            rules,
            brokerRules,
            sha256);
        pays.close();
        program.close();
        checkNoOverlap(program, dates(rules, Rule::from), dates(rules, Rule::to));
        checkNoOverlap(program, dates(brokerRules, BrokerRule::from), dates(brokerRules, BrokerRule::to));
        read.rules().forEach(rule -> checkSteps(program, read.payStep(), rule.award()));

        return read;
    }

    /** Some may be null. */
    private static <R> List<LocalDate> dates(final List<R> rules, final Function<R, LocalDate> date)
    {
        return rules.stream().map(date).toList();
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

    private static void readRules(
        final YamlMapping program, final List<Rule> rules, final List<BrokerRule> brokerRules)
    {
        for (final YamlMapping item : program.mappings("rules"))
        {
            if (item.has("broker"))
            {
                brokerRules.add(BrokerRuleReader.read(item));
            }
            else
            {
                rules.add(RuleReader.read(item));
            }
            item.close();
        }
        if (program.has("rules") && rules.isEmpty() == brokerRules.isEmpty())
        {
            program.problem("rules", rules.isEmpty()
                ? "no rule: key=rules"
                : "rules for makers and rules for brokers in one program: key=rules");
        }
    }

    private static void checkNoOverlap(
        final YamlMapping program, final List<LocalDate> starts, final List<LocalDate> ends)
    {
        for (int i = 1; i < starts.size(); i++)
        {
            final LocalDate end = ends.get(i - 1);
            if (end == null || starts.get(i).isBefore(end))
            {
                program.problem("rules", "rules overlap or are out of order: key=rules[" + i + "].from value="
                    + starts.get(i) + " limit=" + starts.get(i - 1) + "/" + (end == null ? ".." : end));
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
