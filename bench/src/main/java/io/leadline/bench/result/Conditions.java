package io.leadline.bench.result;

/**
 * What figures were taken under; without it they mean nothing.
 *
 * @param date    ISO-8601, UTC.
 * @param commit  of the code that was measured; with a plus sign where files differed from it.
 * @param jdk     version of the JVM, its feature number first.
 * @param vm      name of the JVM.
 * @param flags   its options.
 * @param cpu     name of the processor's model.
 * @param cores   processors of the machine, and those that the run was held to.
 * @param kernel  name and version of the operating system.
 * @param load    of the machine over the minute before.
 * @param isQuick whether the run was a look only.
 */
public record Conditions(
    String date,
    String commit,
    String jdk,
    String vm,
    String flags,
    String cpu,
    String cores,
    String kernel,
    String load,
    boolean isQuick)
{
    /** Feature number of the JDK: {@code 17} of {@code 17.0.15+6}. */
    public String jdkFeature()
    {
        return jdk.split("[.+]", 2)[0];
    }
}
