package io.leadline.proof.precision;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.event.EventLogReader;
import io.leadline.problem.BadInputException;
import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.Periods;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.input.Outages;
import io.leadline.snapshot.SnapshotSource;

/**
 * Exact presence over an event log, by the rules of programs or by rules on their own. A program is applied with the
 * rule that has most of the measured days, as scores are; all of its rules are measured, since the days are known at
 * the end. Single thread.
 */
public final class PresenceStudy
{
    private final Configuration configuration;
    private final List<Program> programs;
    private final List<Presence> presences;
    private final Outages outages;
    private final Long fromEpochNs;
    private final Long toEpochNs;
    private final List<AskedPresence> asked = new ArrayList<>();
    private final List<ProgramPresence> results = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private Period period;
    private long eventCount;
    private long lengthNs;

    /**
     * A study that has yet to read the log.
     *
     * @param programs    none of brokers.
     * @param presences   rules that are asked for without a program.
     * @param fromEpochNs start of the window; null: that of the first event's UTC day.
     * @param toEpochNs   end of it, exclusive; null: the end of the last event's day.
     */
    public PresenceStudy(
        final Configuration configuration,
        final List<Program> programs,
        final List<Presence> presences,
        final Outages outages,
        final Long fromEpochNs,
        final Long toEpochNs)
    {
        this.configuration = configuration;
        this.programs = List.copyOf(programs);
        this.presences = List.copyOf(presences);
        this.outages = outages;
        this.fromEpochNs = fromEpochNs;
        this.toEpochNs = toEpochNs;
        refuseUnfit();
    }

    private void refuseUnfit()
    {
        final List<String> problems = new ArrayList<>();
        final Set<String> names = new LinkedHashSet<>();
        configuration.markets().stream().map(Market::name).forEach(names::add);
        for (final Program program : programs)
        {
            program.rules().forEach(rule -> Presence.of(rule.presence(), program.name(), configuration, problems));
            if (program.isOfBrokers())
            {
                problems.add("program has no presence rule: program=" + program.name());
            }
            else if (program.rules().stream()
                .flatMap(rule -> rule.award().markets().stream())
                .noneMatch(names::contains))
            {
                problems.add("program has no market in the configuration: program=" + program.name() + " markets="
                    + String.join(", ", names) + " (name them in a copy of the program's file, or give"
                    + " --presence LADDER:BPS instead)");
            }
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems.stream().distinct().toList());
        }
    }

    /**
     * Reads an event log to its end.
     *
     * @param documentsRead hears how many documents have been read by then.
     * @throws BadInputException when the log holds no event, or none in the window.
     */
    public void read(final Path events, final LongConsumer documentsRead)
    {
        final Set<Presence> all = new LinkedHashSet<>(presences);
        programs.forEach(program -> program.rules().forEach(rule -> all.add(presence(program, rule))));
        try (EventLogReader reader = new EventLogReader(events);
            PresencePass pass = new PresencePass(configuration, List.copyOf(all)))
        {
            while (reader.pollToEnd(pass))
            {
                documentsRead.accept(reader.documentCount());
            }
            pass.finish();
            eventCount = pass.eventCount();
            lengthNs = pass.lastTimeEpochNs() - pass.firstTimeEpochNs();
            period = period(events, pass);
            final PresenceView view = new PresenceView(configuration, pass, outages, period);
            presences.forEach(presence -> asked.add(AskedPresence.of(presence)));
            programs.forEach(program -> asked.add(asked(program)));
            asked.forEach(rule -> results.add(view.of(rule)));
        }
    }

    private Period period(final Path events, final PresencePass pass)
    {
        if (pass.eventCount() == 0)
        {
            throw new BadInputException("event log holds no event: events=" + events);
        }
        final long firstDay = Period.dayOf(pass.firstTimeEpochNs());
        // Nothing of the last event's time counts: an event at 00:00 ends the day before.
        final long endDay =
            Period.dayOf(Math.max(pass.firstTimeEpochNs(), pass.lastTimeEpochNs() - 1)) + 1;
        final long from = fromEpochNs == null ? firstDay * Period.NS_PER_DAY : fromEpochNs;
        final long to = toEpochNs == null ? endDay * Period.NS_PER_DAY : toEpochNs;
        if (from >= to || from > pass.lastTimeEpochNs() || to <= pass.firstTimeEpochNs())
        {
            throw new BadInputException("period lies outside the event log: period=" + new Period(from, to).text()
                + " log=" + new Period(pass.firstTimeEpochNs(), pass.lastTimeEpochNs()).text());
        }

        return new Period(from, to);
    }

    private AskedPresence asked(final Program program)
    {
        final Periods.Applied applied = Periods.whole(program, period).get(0);
        if (!applied.isCovered())
        {
            notices.add(applied.notCovered(program));
        }

        return AskedPresence.of(program, applied.rule(), presence(program, applied.rule()));
    }

    private Presence presence(final Program program, final Rule rule)
    {
        return Presence.of(rule.presence(), program.name(), configuration, new ArrayList<>());
    }

    /** What each rule came to: those without a program first. */
    public List<ProgramPresence> results()
    {
        return List.copyOf(results);
    }

    /** What was measured. */
    public Period period()
    {
        return period;
    }

    /** What a reader of the results has to know. */
    public List<String> notices()
    {
        return List.copyOf(notices);
    }

    /** Events of the log. */
    public long eventCount()
    {
        return eventCount;
    }

    /** From the first event of the log to its last. */
    public long lengthNs()
    {
        return lengthNs;
    }

    /**
     * Sets a snapshot log's uptimes beside the exact ones, by rule.
     *
     * @throws BadInputException when the log does not hold the bands of a rule.
     */
    public List<List<UptimeComparison>> compare(final SnapshotSource log)
    {
        return new SampledUptimes(asked, results, outages, period).compare(log);
    }
}
