package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import io.leadline.problem.BadInputException;
import io.leadline.program.Program;

import org.junit.jupiter.api.Test;

/** Nobody is in two programs at once of which one excludes the other. */
class ExclusionsTest
{
    private static final String NOBODY = "enrolled: []";

    @Test
    void shouldRefuseWhoeverIsEnrolledInBothAtOnceNamingBoth()
    {
        final Program makers = program(
            ProgramTexts.BACKPACK, "enrolled: [{ maker: a, from: 2026-02-01, to: 2026-03-01 }, { maker: b }]");
        final Program brokers = program(
            ProgramTexts.BROKER, "enrolled: [{ maker: b }, { maker: a, from: 2026-02-28 }, { maker: c }]");
        final String message = "enrolled in two programs that exclude each other: maker=a"
            + " programs=backpack-mm-2026, backpack-api-broker\n"
            + "enrolled in two programs that exclude each other: maker=b"
            + " programs=backpack-mm-2026, backpack-api-broker";

        assertThatThrownBy(() -> new Scoring(ScoreRequest.of(List.of(makers, brokers), "test")))
            .isInstanceOf(BadInputException.class)
            .hasMessage(message);
        assertThatThrownBy(() -> new Scoring(ScoreRequest.of(List.of(brokers, makers), "test")))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("maker=a programs=backpack-api-broker, backpack-mm-2026");
    }

    @Test
    void shouldLetPassOneAfterTheOtherAndWhereEveryoneTakesPart()
    {
        final Program makers = program(
            ProgramTexts.BACKPACK, "enrolled: [{ maker: a, from: 2026-02-01, to: 2026-03-01 }]");
        final Program brokers = program(ProgramTexts.BROKER, "enrolled: [{ maker: a, from: 2026-03-01 }]");

        assertThatCode(() -> new Scoring(ScoreRequest.of(List.of(makers, brokers), "test")))
            .doesNotThrowAnyException();
        assertThatCode(() -> new Scoring(ScoreRequest.of(
            List.of(makers, ProgramTexts.program(ProgramTexts.BROKER)), "test"))).doesNotThrowAnyException();
    }

    private static Program program(final String name, final String enrolled)
    {
        return ProgramTexts.program(name, NOBODY, enrolled);
    }
}
