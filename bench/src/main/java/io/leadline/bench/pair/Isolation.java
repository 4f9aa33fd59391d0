package io.leadline.bench.pair;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Loads this project's classes anew for one contender, and a peer's libraries for it alone. The JIT compiles a class by
 * what all its callers did; apart, each side is compiled as if it were alone in its JVM, and no library meets another
 * version of itself. What is shared is this package and whatever is neither the project's nor the peer's.
 */
public final class Isolation extends URLClassLoader
{
    private static final String PROJECT = "io.leadline.";
    private static final String SHARED = Isolation.class.getPackageName() + ".";
    private static final String JDK = "java.";

    private final Map<String, UnaryOperator<byte[]>> changes;

    /** Room for one contender; what is given here is looked up before what all share. */
    public Isolation(final List<URL> own)
    {
        this(own, Map.of());
    }

    /**
     * Room for one contender that differs from another by its code alone.
     *
     * @param changes of class files of the project, by class name.
     */
    public Isolation(final Map<String, UnaryOperator<byte[]>> changes)
    {
        this(List.of(), changes);
    }

    private Isolation(final List<URL> own, final Map<String, UnaryOperator<byte[]>> changes)
    {
        super(own.toArray(URL[]::new), Isolation.class.getClassLoader());
        this.changes = Map.copyOf(changes);
    }

    /**
     * Makes an object of a class loaded here.
     *
     * @param arguments of its only public constructor, of types that are shared.
     */
    public Object make(final String className, final Object... arguments)
    {
        try
        {
            return loadClass(className).getConstructors()[0].newInstance(arguments);
        }
        catch (final InvocationTargetException failure)
        {
            throw new IllegalStateException("contender cannot be made: class=" + className, failure.getCause());
        }
        catch (final ReflectiveOperationException failure)
        {
            throw new IllegalStateException("contender cannot be made: class=" + className, failure);
        }
    }

    /**
     * A contender with room of its own.
     *
     * @param arguments of its only public constructor, of types that are shared.
     */
    public static Contender contender(final Class<?> type, final Object... arguments)
    {
        return (Contender)new Isolation(List.of()).make(type.getName(), arguments);
    }

    @Override
    protected Class<?> loadClass(final String name, final boolean isResolved) throws ClassNotFoundException
    {
        synchronized (getClassLoadingLock(name))
        {
            if (name.startsWith(JDK) || name.startsWith(SHARED))
            {
                return super.loadClass(name, isResolved);
            }
            final Class<?> loaded = findLoadedClass(name);

            return loaded != null ? loaded : loadOwn(name, isResolved);
        }
    }

    private Class<?> loadOwn(final String name, final boolean isResolved) throws ClassNotFoundException
    {
        final String path = name.replace('.', '/') + ".class";
        if (findResource(path) != null)
        {
            return findClass(name);
        }
        if (!name.startsWith(PROJECT))
        {
            return super.loadClass(name, isResolved);
        }
        try (InputStream in = getParent().getResourceAsStream(path))
        {
            if (in == null)
            {
                throw new ClassNotFoundException(name);
            }
            final byte[] bytes = changes.getOrDefault(name, UnaryOperator.identity()).apply(in.readAllBytes());

            return defineClass(name, bytes, 0, bytes.length);
        }
        catch (final IOException failure)
        {
            throw new ClassNotFoundException(name, failure);
        }
    }
}
