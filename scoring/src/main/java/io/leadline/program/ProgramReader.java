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
    private final List<ProgramChange> changes;

    ProgramReader(final String sha256, final List<ProgramChange> changes)
    {
        this.sha256 = sha256;
        this.changes = changes;
    }

    /** The program; only to be used when no problem was added. */
    Program read(final YamlFile file, final Node top)
    {
        final YamlMapping program = new YamlMapping(file, "", top);
        final YamlMapping pays = program.mapping("pays");
        final int problemCount = file.problemCount();
        final BigDecimal step = pays.positive("step");
        final boolean hasStep = file.problemCount() == problemCount;
        final List<Rule> rules = new ArrayList<>();
        final List<BrokerRule> brokerRules = new ArrayList<>();
        readRules(program, rules, brokerRules);
        final Program read = new Program(
            program.text("program"),
            program.text("title"),
            program.integer("version", 1, 1_000_000),
            program.text("currency"),
            pays.text("unit"),
            step,
            ParticipationReader.disqualified(program),
            ParticipationReader.enrolments(program),
            program.has("excludes") ? program.texts("excludes") : List.of(),
            ParticipationReader.feeHoliday(program),
            ParticipationReader.waivers(program),
            rules,
            brokerRules,
            sha256,
            changes);
        pays.close();
        program.close();
        checkNoOverlap(program, dates(rules, Rule::from), dates(rules, Rule::to));
        checkNoOverlap(program, dates(brokerRules, BrokerRule::from), dates(brokerRules, BrokerRule::to));
        ParticipationReader.checkWaivers(program, read);
        if (hasStep)
        {
            file.checkAmounts(step);
        }

        return read;
    }

    /** Some may be null. */
    private static <R> List<LocalDate> dates(final List<R> rules, final Function<R, LocalDate> date)
    {
        return rules.stream().map(date).toList();
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
}
