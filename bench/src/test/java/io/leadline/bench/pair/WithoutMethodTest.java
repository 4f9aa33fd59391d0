package io.leadline.bench.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

class WithoutMethodTest
{
    private static final String OUTER = "io.leadline.bench.WithoutMethodSubject";

    @Test
    void shouldLeaveOutOneMethodAndKeepTheOthers() throws IOException
    {
        final UnaryOperator<byte[]> change = new WithoutMethod("add", "(I)V");

        assertThat(sum(new Isolation(Map.of()))).isEqualTo(1_007);
        assertThat(sum(new Isolation(Map.of(OUTER, change)))).isEqualTo(1_000);
        assertThat(change.apply(classFile())).isNotEqualTo(classFile());
    }

    @Test
    void shouldSayThatThereIsNoSuchMethod()
    {
        assertThatThrownBy(() -> new WithoutMethod("add", "(D)V").apply(classFile()))
            .hasMessage("class has no such method: class=" + OUTER.replace('.', '/') + " name=add descriptor=(D)V");
        assertThatThrownBy(() -> new WithoutMethod("add", "(I)I"))
            .hasMessage("method returns something: name=add descriptor=(I)I");
    }

    private static long sum(final Isolation room)
    {
        return ((LongSupplier)room.make(OUTER)).getAsLong();
    }

    private static byte[] classFile() throws IOException
    {
        try (InputStream in =
            WithoutMethodTest.class.getResourceAsStream("/" + OUTER.replace('.', '/') + ".class"))
        {
            return in.readAllBytes();
        }
    }
}
