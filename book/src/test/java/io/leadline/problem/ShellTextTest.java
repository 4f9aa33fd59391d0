package io.leadline.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellTextTest
{
    @Test
    void shouldLeaveWordsThatAShellReadsAsTheyAre()
    {
        assertThat(ShellText.quoted("/var/log/venue-1/events_2026.d")).isEqualTo("/var/log/venue-1/events_2026.d");
    }

    @Test
    void shouldQuoteWhateverElse()
    {
        assertThat(ShellText.quoted("")).isEqualTo("''");
        assertThat(ShellText.quoted("two words; $(rm)")).isEqualTo("'two words; $(rm)'");
        assertThat(ShellText.quoted("it's")).isEqualTo("'it'\\''s'");
        assertThat(ShellText.quoted("~/events")).isEqualTo("'~/events'");
    }
}
