package io.leadline.bench.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class DuelTest
{
    private final List<String> calls = new ArrayList<>();

    @Test
    void shouldTakeSidesInTurnAndBeginEachRoundWithAnother()
    {
        final Duel duel = new Duel("row", "words", "ns", List.of(side("a", 10, 7), side("b", 10, 7), side("c", 10, 7)));

        final Row row = duel.run(1, 3);

        assertThat(calls).containsExactly("c", "a", "b", "a", "b", "c", "b", "c", "a", "c", "a", "b");
        assertThat(row.chunks()).isEqualTo(3);
        assertThat(row.operations()).isEqualTo(30);
        assertThat(row.sides()).extracting(SideResult::name).containsExactly("a", "b", "c");
    }

    @Test
    void shouldRefuseFiguresOfSidesThatCameToDifferentEnds()
    {
        final Duel duel = new Duel("row", "words", "ns", List.of(side("a", 10, 7), side("b", 10, 8)));

        assertThatThrownBy(() -> duel.run(0, 2))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("side=b outcome=[8] expected=[7]");
    }

    @Test
    void shouldRefuseFiguresOfSidesThatDidNotDoEquallyMuch()
    {
        final Duel duel = new Duel("row", "words", "ns", List.of(side("a", 10, 7), side("b", 9, 7)));

        assertThatThrownBy(() -> duel.run(0, 2)).hasMessageContaining("operations=18 expected_operations=20");
    }

    @Test
    void shouldCountWhatASideAllocates()
    {
        final Contender allocating = () ->
        {
            calls.add(new String(new char[4096]));
            return 1;
        };
        final Row row = new Duel(
            "row", "words", "ns", List.of(side("a", 1, 0), new Side("b", 0, allocating))).run(2, 8);

        assertThat(row.sides().get(1).bytes()).isGreaterThan(4096);
        assertThat(row.sides().get(0).bytes()).isLessThan(1024);
    }

    private Side side(final String name, final long operations, final long outcome)
    {
        return new Side(name, 0, new Contender()
        {
            @Override
            public long run()
            {
                calls.add(name);

                return operations;
            }

            @Override
            public long[] outcome()
            {
                return outcome == 0 ? new long[0] : new long[]{outcome};
            }
        });
    }
}
