package io.leadline.proof.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

import io.leadline.command.Verbs;

import org.junit.jupiter.api.Test;

class ProofMainTest
{
    @Test
    void shouldRefuseVerbThatIsNone()
    {
        final StringWriter err = new StringWriter();

        final int code = ProofMain.run(new PrintWriter(new StringWriter()), new PrintWriter(err), "prove");

        assertThat(code).isEqualTo(Verbs.BAD_INPUT);
        assertThat(err.toString()).contains("prove");
    }
}
