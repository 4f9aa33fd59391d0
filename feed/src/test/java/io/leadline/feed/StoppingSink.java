package io.leadline.feed;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

import io.leadline.event.EventSink;

/** A sink in whose midst a process ends: so many events reach the log, and the next one's writer is gone. */
public final class StoppingSink
{
    private static final Set<String> NO_EVENTS = Set.of(
        "market", "unconfiguredMarket", "account", "orderId", "expectOrderId", "sequence", "byAdapter", "end", "flush");

    private final EventSink log;
    private long left;

    private StoppingSink(final EventSink log, final long events)
    {
        this.log = log;
        this.left = events;
    }

    /** A process that has ended. */
    public static final class Stopped extends RuntimeException
    {
        private static final long serialVersionUID = 1;
    }

    /** Lets so many events through. */
    public static EventSink over(final EventSink log, final long events)
    {
        final StoppingSink stopping = new StoppingSink(log, events);

        return (EventSink)Proxy.newProxyInstance(
            StoppingSink.class.getClassLoader(), new Class<?>[] {EventSink.class}, stopping::call);
    }

    private Object call(final Object proxy, final Method method, final Object[] arguments) throws Throwable
    {
        if (!NO_EVENTS.contains(method.getName()) && left-- <= 0)
        {
            throw new Stopped();
        }
        try
        {
            return method.invoke(log, arguments);
        }
        catch (final InvocationTargetException thrown)
        {
            throw thrown.getCause();
        }
    }
}
