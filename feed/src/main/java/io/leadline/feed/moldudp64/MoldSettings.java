package io.leadline.feed.moldudp64;

import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.AdapterKey;
import io.leadline.config.AdapterSettings;
import io.leadline.config.AdapterSettings.Address;
import io.leadline.problem.BadInputException;

/**
 * What an operator says of a MoldUDP64 session.
 *
 * @param lines         where its packets come.
 * @param requestServer who is asked for what is missing; null for nobody.
 * @param limits        how long and how much is waited for.
 * @param lagNs         how much earlier than its receipt a heartbeat was sent, at most.
 */
public record MoldSettings(List<MoldLine> lines, InetSocketAddress requestServer, MoldLimits limits, long lagNs)
{
    private static final AdapterKey<Address> LINES = AdapterKey.address(
        "lines", null, "where packets come: multicast groups, or own addresses of lines that are sent here alone")
        .listed();
    private static final AdapterKey<String> INTERFACE = AdapterKey.text(
        "interface", AdapterKey.NONE, "name of the network interface on which multicast groups are joined");
    private static final AdapterKey<Address> REQUEST_SERVER = AdapterKey.address(
        "request_server", AdapterKey.NONE, "who is asked for missing messages");
    private static final AdapterKey<Boolean> FROM_START = AdapterKey.flag(
        "from_start", "false", "ask the request server for all that a session had before it was joined");
    private static final AdapterKey<Long> STALE_AFTER = AdapterKey.duration(
        "stale_after", "250ms", "books are stale when messages are missing for so long");
    private static final AdapterKey<Long> LOST_AFTER = AdapterKey.duration(
        "lost_after", "10s", "messages that are missing for so long are given up, and books are stale");
    private static final AdapterKey<Long> SESSION_AFTER = AdapterKey.positiveDuration(
        "session_after", "15s", "another session is followed when the one before has been silent for so long");
    private static final AdapterKey<Long> SILENCE = AdapterKey.duration(
        "silence", "5s", "lines that bring nothing for so long are dead, and books stale; 0s: never");
    private static final AdapterKey<Long> LAG = AdapterKey.duration(
        "lag", "1s", "how much earlier than its receipt a heartbeat was sent, at most");
    private static final AdapterKey<Integer> HELD = AdapterKey.count(
        "held_mib", 512, "16", "MiB of packets that are held while messages are missing, or a snapshot comes");

    /** Keys of all that. */
    public static final List<AdapterKey<?>> KEYS = List.of(
        LINES, INTERFACE, REQUEST_SERVER, FROM_START, STALE_AFTER, LOST_AFTER.atLeast(STALE_AFTER), SESSION_AFTER,
        SILENCE, LAG, HELD);
    /** The same of who waits for what is missing and is stale only when it is given up. */
    public static final List<AdapterKey<?>> KEYS_OF_WAITING =
        List.of(LINES, INTERFACE, REQUEST_SERVER, FROM_START, LOST_AFTER, SESSION_AFTER, SILENCE, LAG, HELD);

    private static final int MIB_SHIFT = 20;
    /** Packets are half a KiB and more where there are many of them. */
    private static final int PACKETS_PER_MIB_SHIFT = 11;

    public MoldSettings
    {
        lines = List.copyOf(lines);
    }

    /**
     * What a section of {@link #KEYS} says; names of hosts are looked up.
     *
     * @param adapter its name, for problems.
     * @throws BadInputException with every value that cannot be kept.
     */
    public static MoldSettings of(final AdapterSettings settings, final String adapter)
    {
        return of(settings, adapter, settings.value(STALE_AFTER));
    }

    /** The same of {@link #KEYS_OF_WAITING}. */
    public static MoldSettings ofWaiting(final AdapterSettings settings, final String adapter)
    {
        return of(settings, adapter, settings.value(LOST_AFTER));
    }

    private static MoldSettings of(final AdapterSettings settings, final String adapter, final long staleAfterNs)
    {
        final List<String> problems = new ArrayList<>();
        final String section = "feed." + adapter + ".";
        final Address server = settings.value(REQUEST_SERVER);
        final InetSocketAddress requestServer =
            server == null ? null : resolved(section + REQUEST_SERVER.name(), server, problems);
        final List<MoldLine> lines = lines(settings, section, problems);
        if (settings.value(FROM_START) && server == null)
        {
            problems.add("nobody to ask: " + section + "from_start=true allowed=with request_server");
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }

        return new MoldSettings(lines, requestServer, limits(settings, staleAfterNs), settings.value(LAG));
    }

    private static MoldLimits limits(final AdapterSettings settings, final long staleAfterNs)
    {
        return new MoldLimits(
            staleAfterNs, settings.value(LOST_AFTER), settings.value(SESSION_AFTER),
            settings.value(HELD) << MIB_SHIFT, settings.value(HELD) << PACKETS_PER_MIB_SHIFT,
            settings.value(FROM_START) ? 1 : 0, settings.value(SILENCE));
    }

    private static List<MoldLine> lines(
        final AdapterSettings settings, final String section, final List<String> problems)
    {
        final NetworkInterface network = network(settings.value(INTERFACE), section, problems);
        final List<MoldLine> lines = new ArrayList<>();
        for (final Address address : settings.values(LINES))
        {
            final InetSocketAddress line = resolved(section + LINES.name(), address, problems);
            final boolean isNetworkMissing =
                line != null && line.getAddress().isMulticastAddress() && network == null;
            // One that is named and does not exist has been told.
            if (isNetworkMissing && settings.value(INTERFACE) == null)
            {
                problems.add(
                    "multicast line without an interface: " + section + "lines=" + address + " allowed=with interface");
            }
            else if (line != null && !isNetworkMissing)
            {
                lines.add(new MoldLine(line, line.getAddress().isMulticastAddress() ? network : null));
            }
        }

        return lines;
    }

    private static NetworkInterface network(final String name, final String section, final List<String> problems)
    {
        try
        {
            final NetworkInterface network = name == null ? null : NetworkInterface.getByName(name);
            if (name != null && network == null)
            {
                problems.add(
                    "network interface does not exist: " + section + "interface=" + name + " allowed=" + String.join(
                        ",", NetworkInterface.networkInterfaces().map(NetworkInterface::getName).sorted().toList()));
            }

            return network;
        }
        catch (final SocketException failure)
        {
            problems.add(
                "network interface cannot be found: " + section + "interface=" + name + " reason=" +
                failure.getMessage());
            return null;
        }
    }

    /**
     * The address behind a host and a port; null where the host is not known, which is a problem then.
     *
     * @param key where it stands, for the problem.
     */
    public static InetSocketAddress resolved(final String key, final Address address, final List<String> problems)
    {
        final InetSocketAddress resolved = new InetSocketAddress(address.host(), address.port());
        if (resolved.isUnresolved())
        {
            problems.add("host is not known: " + key + "=" + address);
            return null;
        }

        return resolved;
    }
}
