package io.leadline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

final class AgendaTest
{
    private final Agenda agenda = new Agenda();
    private final List<String> done = new ArrayList<>();

    @Test
    void shouldActInOrderOfTimeThenOfEntry()
    {
        agenda.at(20, now -> done.add("c" + now));
        agenda.at(10, now -> done.add("a" + now));
        agenda.at(20, now -> done.add("d" + now));
        agenda.at(10, now -> agenda.at(10, again -> done.add("b" + again)));

        while (agenda.actBefore(100))
        {
            assertThat(agenda.nowEpochNs()).isIn(10L, 20L);
        }

        assertThat(done).containsExactly("a10", "b10", "c20", "d20");
    }

    @Test
    void shouldLeaveWhatIsDueAtTheBound()
    {
        agenda.at(10, now -> done.add("a"));

        assertThat(agenda.actBefore(10)).isFalse();
        assertThat(agenda.actBefore(11)).isTrue();
        assertThat(agenda.actBefore(11)).isFalse();
    }

    @Test
    void shouldRefuseThePast()
    {
        agenda.at(10, now -> done.add("a"));
        agenda.actBefore(11);

        assertThatThrownBy(() -> agenda.at(9, now -> done.add("b")))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("action in the past: timeEpochNs=9 limit=10");
    }
}
