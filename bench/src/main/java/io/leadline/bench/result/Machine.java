package io.leadline.bench.result;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** The machine that this JVM runs on, as Linux tells it. */
final class Machine
{
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path LOAD = Path.of("/proc/loadavg");
    private static final String UNKNOWN = "unknown";

    private Machine()
    {
    }

    static Conditions conditions(final String commit, final boolean isQuick) throws IOException
    {
        final RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();

        return new Conditions(
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), commit, Runtime.version().toString(),
            runtime.getVmVendor() + " " + runtime.getVmName(), flags(runtime.getInputArguments()), model(),
            processors().size() + " of them, " + Runtime.getRuntime().availableProcessors() + " used",
            System.getProperty("os.name") + " " + System.getProperty("os.version"), load(), isQuick);
    }

    /** Options alone; what opens the JDK's packages is the same everywhere and says nothing. */
    private static String flags(final List<String> arguments)
    {
        return arguments.stream().filter(each -> each.startsWith("-X")).collect(Collectors.joining(" "));
    }

    private static List<String> processors() throws IOException
    {
        return !Files.exists(PROCESSORS) ? List.of() :
            Files.readAllLines(PROCESSORS).stream().filter(line -> line.startsWith("model name")).toList();
    }

    private static String model() throws IOException
    {
        return processors().stream().map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst().orElse(UNKNOWN);
    }

    private static String load() throws IOException
    {
        return Files.exists(LOAD) ? Files.readString(LOAD).split(" ", 2)[0] : UNKNOWN;
    }
}
