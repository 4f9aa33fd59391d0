package io.leadline.sampler.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerMainTest
{
    @ParameterizedTest
    @ValueSource(strings = {"ingest", "sample"})
    void shouldExplainEachVerb(final String verb)
    {
        final Run run = Run.of(verb, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().get(0)).startsWith("Usage: leadline " + verb);
        assertThat(run.out()).anyMatch(line -> line.contains("--quiet"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit", "reveal"})
    void shouldExplainEachVerbOfTheSchedule(final String verb)
    {
        final Run run = Run.of(verb, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().get(0)).startsWith("Usage: leadline " + verb);
        assertThat(run.out()).anyMatch(line -> line.contains("--seed-file"));
    }

    @Test
    void shouldNameTheVerbs()
    {
        final Run run = Run.of("--help");

        assertThat(run.code()).isZero();
        assertThat(String.join("\n", run.out())).contains("ingest", "sample", "commit", "reveal");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ingest --feed csv --input a.csv --config c.yaml --events e --evnts x",
        "sample --config c.yaml --evnts x"})
    void shouldRefuseAnOptionThatNoVerbKnows(final String command)
    {
        final Run run = Run.of((Object[])command.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().get(0)).contains("--evnts");
    }

    @Test
    void shouldRefuseAVerbThatIsNone()
    {
        final Run run = Run.of("smaple");

        assertThat(run.code()).isEqualTo(2);
        assertThat(String.join("\n", run.err())).contains("smaple");
    }
}
