package io.leadline.demo;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.leadline.event.EventSink;

/** Sinks that write every call down as a line: the method's name, then its arguments. */
final class RecordingSinks
{
    private RecordingSinks()
    {
    }

    /** A sink that appends to the list; markets and accounts are all number 0. */
    static EventSink into(final List<String> lines)
    {
        return (EventSink)Proxy.newProxyInstance(
            EventSink.class.getClassLoader(),
            new Class<?>[]{EventSink.class},
            (proxy, method, arguments) -> record(lines, method, arguments));
    }

    private static Object record(final List<String> lines, final Method method, final Object[] arguments)
    {
        if (method.getReturnType() == int.class)
        {
            return 0;
        }
        final String text = arguments == null ? "" : Arrays.stream(arguments)
            .map(argument -> argument instanceof BigDecimal decimal ? decimal.toPlainString() : argument.toString())
            .collect(Collectors.joining(" ", " ", ""));
        lines.add(method.getName() + text);

        return null;
    }
}
