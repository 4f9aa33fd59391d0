package io.leadline.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.leadline.proof.command.ProofMain;
import io.leadline.sql.DemoStretch;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The demo's traders are programmed: one bends, one flashes, one stands outside, one leaves for a quarter of the day. A
 * dispute has to come to just these reasons, where they lie in time included.
 */
class DemoReasonsTest
{
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long LENGTH_NS = 32 * MINUTE_NS;
    private static final long START_EPOCH_NS = 1_772_409_600_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final String DRIFT = "drift-mip-2023-03";
    private static final String BACKPACK = "backpack-mm-2026";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void trade() throws Exception
    {
        DemoStretch.makeWithOrders(folder, LENGTH_NS);
    }

    /** The decisive reason of a snapshot. */
    private record Said(long timeEpochNs, String verdict, String place)
    {
        long secondsIntoCycle(final long cycleNs)
        {
            return timeEpochNs % cycleNs / SECOND_NS;
        }
    }

    /** One side is missing for the first 2½ of every 15 minutes: bids and asks in turn. */
    @Test
    void shouldMissTheSideThatABendingMakerTakesAway() throws Exception
    {
        final List<Said> lines = lines("willow", DRIFT, "SOL-PERP");
        final long cycleNs = 15 * MINUTE_NS;
        for (final Said said : lines)
        {
            final boolean isAsk = said.timeEpochNs() / cycleNs % 2 == 0;
            final boolean isIn = said.secondsIntoCycle(cycleNs) >= 10 && said.secondsIntoCycle(cycleNs) < 150;
            if (isIn)
            {
                assertThat(said.verdict() + ' ' + said.place()).as("at %d", said.timeEpochNs())
                    .isIn("ONE_SIDED " + (isAsk ? "ask" : "bid"), "NOT_QUOTING ");
            }
        }

        assertThat(count(lines, "ONE_SIDED")).isGreaterThan(250);
    }

    /** There for 0.4 s around every tenth second: what is seen of it is seen there. */
    @Test
    void shouldFindAFlashingMakerDarkInBetween() throws Exception
    {
        final List<Said> lines = lines("firefly", DRIFT, "SOL-PERP");
        for (final Said said : lines)
        {
            final long fromFlashNs = Math.floorMod(said.timeEpochNs() + 5 * SECOND_NS, 10 * SECOND_NS) - 5 * SECOND_NS;
            if (Math.abs(fromFlashNs) > SECOND_NS)
            {
                assertThat(said.verdict()).as("at %d", said.timeEpochNs()).isEqualTo("NOT_QUOTING");
            }
        }

        assertThat(count(lines, "NOT_QUOTING")).isGreaterThan(lines.size() * 9 / 10);
        assertThat(count(lines, "ACTIVE")).isGreaterThan(20);
    }

    /** Always just outside: of a hundred bps from the mid here, of twenty from the touch there. */
    @Test
    void shouldFindAMakerAtTheEdgeTooFar() throws Exception
    {
        final List<Said> ofMid = lines("outpost", BACKPACK, "SOL-PERP");
        final List<Said> ofTouch = lines("outpost", DRIFT, "BONK-PERP");

        assertThat(count(ofMid, "TOO_FAR")).isGreaterThan(ofMid.size() * 95 / 100);
        assertThat(count(ofMid, "ACTIVE")).isZero();
        assertThat(count(ofTouch, "TOO_FAR")).isGreaterThan(ofTouch.size() * 95 / 100);
        assertThat(count(ofTouch, "ACTIVE")).isZero();
    }

    /** Gone for a quarter of the stretch, from its first quarter to its half. */
    @Test
    void shouldFindAMakerThatLeavesGone() throws Exception
    {
        final List<Said> lines = lines("swallow", DRIFT, "SOL-PERP");
        for (final Said said : lines)
        {
            final long permille = (said.timeEpochNs() - START_EPOCH_NS) * 1_000 / LENGTH_NS;
            if (permille >= 260 && permille < 500)
            {
                assertThat(said.verdict()).as("at %d", said.timeEpochNs()).isEqualTo("NOT_QUOTING");
            }
        }
        final Map<Boolean, Long> active = new TreeMap<>();
        lines.stream().filter(said -> said.verdict().equals("ACTIVE")).forEach(said ->
            active.merge((said.timeEpochNs() - START_EPOCH_NS) * 1_000 / LENGTH_NS < 250, 1L, Long::sum));

        assertThat(active.get(true)).isGreaterThan(400);
        assertThat(active.get(false)).isGreaterThan(800);
    }

    /** Tight and steady, it is there all day; another quotes near enough all day, but a third of what is asked for. */
    @Test
    void shouldFindASteadyMakerThereAndAModestOneTooSmall() throws Exception
    {
        final List<Said> steady = lines("harbor", DRIFT, "SOL-PERP");
        final List<Said> modest = lines("echo", "backpack-mm-2024", "USDC/USDT");

        assertThat(count(steady, "ACTIVE")).isGreaterThan(steady.size() * 99 / 100);
        assertThat(count(modest, "TOO_SMALL")).isGreaterThan(modest.size() * 9 / 10);
        assertThat(count(modest, "ACTIVE")).isZero();
    }

    private static long count(final List<Said> lines, final String verdict)
    {
        return lines.stream().filter(said -> said.verdict().equals(verdict)).count();
    }

    private static List<Said> lines(final String maker, final String program, final String market)
    {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final int code = ProofMain.run(
            new PrintWriter(out), new PrintWriter(err),
            Stream.of("dispute", "--program", program, "--market", market, "--maker", maker, "--snapshots",
                folder.resolve("snapshots"), "--lines", "--json", "--quiet").map(Object::toString)
                .toArray(String[]::new));
        assertThat(code).as(err.toString()).isZero();

        return said(out.toString());
    }

    private static List<Said> said(final String text)
    {
        final List<Said> lines = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text))
        {
            long timeEpochNs = 0;
            String verdict = "";
            String place = null;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken())
            {
                final String name = json.currentName();
                if (token == JsonToken.VALUE_NUMBER_INT && "time_ns".equals(name))
                {
                    timeEpochNs = json.getLongValue();
                    place = null;
                }
                else if (token == JsonToken.VALUE_STRING && "place".equals(name))
                {
                    place = place == null ? json.getString() : place;
                }
                else if (token == JsonToken.VALUE_STRING && "verdict".equals(name))
                {
                    verdict = json.getString();
                }
                else if (token == JsonToken.START_OBJECT && "figures".equals(name))
                {
                    lines.add(new Said(timeEpochNs, verdict, place));
                }
            }
        }

        return lines;
    }
}
