package io.leadline.proof.bundle;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.leadline.program.Program;
import io.leadline.proof.bundle.ScoreRows.Key;

/** Holds what the venue says it scored against what the bundle's records come to. */
final class ScoreComparison
{
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final Map<String, CheckedMetrics> checked = new TreeMap<>();
    private final List<String> markets;
    private final String maker;
    private final Set<String> onlySaid = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private int sameCount;
    private int onlySaidCount;
    private int shareCount;
    private int elsewhereCount;

    ScoreComparison(final List<Program> programs, final List<String> markets, final String maker)
    {
        programs.forEach(program -> checked.put(program.name(), new CheckedMetrics(program)));
        this.markets = markets;
        this.maker = maker;
    }

    /**
     * Compares, to the last digit.
     *
     * @throws BundleException at the first value that differs, or is on one side alone.
     */
    void run(final Map<Key, String> said, final Map<Key, String> computed)
    {
        final SaidShares shares = new SaidShares(said);
        final Set<String> known = computed.keySet().stream().map(Key::metric).collect(Collectors.toSet());
        said.forEach((key, value) ->
        {
            requireNumber(key, value);
            if (!checked.containsKey(key.program()) || !key.maker().isEmpty() && !key.maker().equals(maker))
            {
                throw new BundleException("score of something else: " + text(key));
            }
            if (!key.market().isEmpty() && !markets.contains(key.market()))
            {
                elsewhereCount++;
            }
            else if (isChecked(key))
            {
                requireSame(key, value, computed.get(key));
                sameCount++;
            }
            else if (shares.check(key, value))
            {
                shareCount++;
            }
            else
            {
                onlySaidCount++;
                (known.contains(key.metric()) ? onlySaid : unknown).add(key.metric());
            }
        });
        computed.forEach((key, value) ->
        {
            if (isChecked(key))
            {
                requireSame(key, said.get(key), value);
            }
        });
        requirePeriods(said.keySet(), computed.keySet());
        if (!checkedKeys(said.keySet()).equals(checkedKeys(computed.keySet())))
        {
            throw new BundleException("scores are in another order than scoring writes them");
        }
    }

    /** Also what cannot be worked out is said of the periods that were scored, and of no other. */
    private void requirePeriods(final Set<Key> said, final Set<Key> computed)
    {
        final Set<Key> periods = computed.stream().map(ScoreComparison::period).collect(Collectors.toSet());
        said.stream()
            .filter(key -> markets.contains(key.market()) && !periods.contains(period(key)))
            .findFirst()
            .ifPresent(key ->
            {
                throw new BundleException("score of a period that the window has not: " + text(key));
            });
    }

    private static Key period(final Key key)
    {
        return new Key(key.program(), key.start(), key.end(), "", "", "");
    }

    private List<Key> checkedKeys(final Set<Key> keys)
    {
        return keys.stream().filter(this::isChecked).toList();
    }

    private static void requireNumber(final Key key, final String value)
    {
        if (!NUMBER.matcher(value).matches())
        {
            throw new BundleException("score is no number: " + text(key) + " said=" + value);
        }
    }

    private boolean isChecked(final Key key)
    {
        return markets.contains(key.market()) &&
            checked.get(key.program()).contains(key.metric(), !key.maker().isEmpty());
    }

    private static void requireSame(final Key key, final String said, final String computed)
    {
        if (!said(said).equals(said(computed)))
        {
            throw new BundleException(
                "the records come to another score: " + text(key) + " said=" + said(said) + " computed=" +
                said(computed));
        }
    }

    private static String said(final String value)
    {
        return value == null ? "none" : value;
    }

    private static String text(final Key key)
    {
        return "program=" + key.program() + " period=" + key.start() + "/" + key.end() + " market=" + key.market() +
            " metric=" + key.metric();
    }

    /** Values that were computed anew, to the same digits. */
    int sameCount()
    {
        return sameCount;
    }

    /** Shares that are the maker's part of the sums that the venue says. */
    int shareCount()
    {
        return shareCount;
    }

    /** Values that take more than a bundle holds. */
    int onlySaidCount()
    {
        return onlySaidCount;
    }

    /** What they are. */
    Set<String> onlySaid()
    {
        return onlySaid;
    }

    /** Metrics that the scoring code here forms of nothing in the bundle. */
    Set<String> unknown()
    {
        return unknown;
    }

    /** Values of markets that the bundle is not of. */
    int elsewhereCount()
    {
        return elsewhereCount;
    }
}
