package io.leadline.fuzz;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.event.EventSink;
import io.leadline.event.LogEnd;

/** What a sink was told, in words; names are numbered as they come. */
final class HeardEvents implements InvocationHandler
{
    private final List<String> events = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final EventSink sink = (EventSink)Proxy.newProxyInstance(
        EventSink.class.getClassLoader(), new Class<?>[] {EventSink.class}, this);

    EventSink sink()
    {
        return sink;
    }

    List<String> events()
    {
        return events;
    }

    @Override
    public Object invoke(final Object proxy, final Method method, final Object[] arguments)
    {
        final String event = method.getName() + Arrays.toString(arguments);
        switch (method.getName())
        {
            case "end":
                return LogEnd.EMPTY;
            case "flush":
                return null;
            case "market", "account", "unconfiguredMarket":
                return numbers.computeIfAbsent(event, key -> numbers.size());
            case "orderId":
                return (long)numbers.computeIfAbsent(event, key -> numbers.size());
            default:
                events.add(event);
                return null;
        }
    }
}
