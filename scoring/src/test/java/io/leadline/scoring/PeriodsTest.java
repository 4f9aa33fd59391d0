package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.scoring.figure.Period;

import org.junit.jupiter.api.Test;

/** Which periods are a program's own weeks and months, each of which pays one whole pool. */
class PeriodsTest
{
    private static final String OPEN = "# to: is optional, exclusive\n";
    private static final String MONTHLY = "    period: month                       # week | month | epoch\n";

    @Test
    void shouldTakeNeitherPartOfAMonthForWholeThatTwoRulesPayFor()
    {
        assertThat(periods(changing("2026-03-11", "2026-03-11"), "2026-02-01", "2026-05-01")).containsExactly(
            "2026-02-01/2026-03-01 whole",
            "2026-03-01/2026-03-11 cut pays_too=2026-03-11/..",
            "2026-03-11/2026-04-01 cut pays_too=2026-02-01/2026-03-11",
            "2026-04-01/2026-05-01 whole");
    }

    /** Two parts of one month would pay two pools too, whatever lies between them. */
    @Test
    void shouldTakeThePartsForCutWhereNoRuleStandsBetweenThem()
    {
        assertThat(periods(changing("2026-03-11", "2026-03-20"), "2026-03-01", "2026-03-11"))
            .containsExactly("2026-03-01/2026-03-11 cut pays_too=2026-03-20/..");
    }

    @Test
    void shouldTakeMonthsForWholeWhereRulesChangeBetweenThem()
    {
        assertThat(periods(changing("2026-03-01", "2026-03-01"), "2026-02-01", "2026-04-01"))
            .containsExactly("2026-02-01/2026-03-01 whole", "2026-03-01/2026-04-01 whole");
    }

    /** The last week runs from Monday to Friday, and the file's pool is for it. */
    @Test
    void shouldTakeWhatTheProgramsOwnDatesCutForWhole()
    {
        assertThat(periods(ProgramTexts.program(ProgramTexts.DRIFT), "2023-03-20", "2023-03-31"))
            .containsExactly("2023-03-20/2023-03-27 whole", "2023-03-27/2023-03-31 whole");
    }

    @Test
    void shouldTakePartsOfAMonthForWholeThatTheFileStatesAsEpochs()
    {
        final String text = changingText("2026-03-11", "2026-03-11");
        final String later = text.substring(text.lastIndexOf("  - from:"));
        final Program program = parse(text.replace(later, later
            .replace(OPEN, "#\n    to: 2026-04-01\n")
            .replace(MONTHLY, "    period: epoch\n    epoch_days: 21\n"))
            .replaceFirst("  - from: 2026-02-01", "  - from: 2026-03-01")
            .replace(MONTHLY, "    period: epoch\n    epoch_days: 10\n"));

        assertThat(periods(program, "2026-03-01", "2026-04-01"))
            .containsExactly("2026-03-01/2026-03-11 whole", "2026-03-11/2026-04-01 whole");
    }

    private static List<String> periods(final Program program, final String from, final String to)
    {
        final Period whole = new Period(LogBuilder.epochNs(from + "T00:00:00Z"), LogBuilder.epochNs(to + "T00:00:00Z"));

        return Periods.split(program, whole).stream()
            .map(applied -> day(applied.period().fromEpochNs()) + "/" + day(applied.period().toEpochNs())
                + (Periods.isWhole(program, applied) ? " whole" : " cut pays_too="
                + String.join(" ", Periods.others(program, applied).stream().map(rule -> rule.dates()).toList())))
            .toList();
    }

    private static String day(final long epochNs)
    {
        return LocalDate.ofEpochDay(Period.dayOf(epochNs)).toString();
    }

    /** The program with its rule twice: until one day, and from another. */
    private static Program changing(final String to, final String from)
    {
        return parse(changingText(to, from));
    }

    private static String changingText(final String to, final String from)
    {
        final String text = ProgramTexts.text(ProgramTexts.BACKPACK);
        final int start = text.indexOf("  - from: 2026-02-01");
        final String rule = text.substring(start);

        return text.substring(0, start)
            + rule.replaceFirst(OPEN, "#\n    to: " + to + "\n")
            + rule.replace("from: 2026-02-01", "from: " + from);
    }

    private static Program parse(final String text)
    {
        return Programs.parse("changing.yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
