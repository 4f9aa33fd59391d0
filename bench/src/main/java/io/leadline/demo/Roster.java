package io.leadline.demo;

import java.util.List;

import io.leadline.demo.MakerCharacter.Level;
import io.leadline.demo.MakerCharacter.Reference;

/**
 * The makers of the demo.
 * <ul>
 * <li><b>harbor</b>: tight and steady, always there, seldom large.
 * <li><b>granite</b>: wide and large, never in a hurry.
 * <li><b>swallow</b>: good quotes, but leaves for a quarter of the day, from 06:00 to 12:00.
 * <li><b>willow</b>: bends: one side is missing for 2½ of every 15 minutes, bids and asks in turn.
 * <li><b>outpost</b>: always just outside: 101 to 105 bps from the mid, or 21 to 25 from the touch, never closer.
 * <li><b>mote</b>: dust, one tick inside everybody else's touch.
 * <li><b>firefly</b>: large and tight for 0.4 s around every tenth whole second; dark in between.
 * <li><b>echo</b>: quotes modestly and trades with itself, to look busy.
 * </ul>
 */
final class Roster
{
    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000 * MS;
    private static final long MINUTE = 60 * SECOND;
    private static final Habit STEADY = new Habit.Steady();

    static final MakerCharacter HARBOR = fromFair(
        "harbor", 40, 1_500 * MS, STEADY,
        new Level(150, 4_000), new Level(300, 8_000), new Level(600, 12_000), new Level(1_100, 16_000));
    static final MakerCharacter GRANITE = fromFair(
        "granite", 20, 6 * SECOND, STEADY,
        new Level(700, 30_000), new Level(1_200, 60_000), new Level(4_000, 150_000));
    static final MakerCharacter SWALLOW = fromFair(
        "swallow", 40, 2_500 * MS, new Habit.Away(250, 500),
        new Level(170, 5_000), new Level(400, 10_000), new Level(900, 15_000));
    static final MakerCharacter WILLOW = fromFair(
        "willow", 35, 3 * SECOND, new Habit.OneSided(15 * MINUTE, 150 * SECOND),
        new Level(200, 3_000), new Level(700, 8_000));
    static final MakerCharacter FIREFLY = fromFair(
        "firefly", 30, SECOND, new Habit.Flashing(10 * SECOND, 200 * MS),
        new Level(120, 40_000));
    static final MakerCharacter MOTE = new MakerCharacter(
        "mote", List.of("mote-1"), DemoMarket.ALL, Reference.INSIDE_TOUCH,
        List.of(new Level(0, 20)), 0, 1_200 * MS, false, STEADY, 0);
    static final MakerCharacter ECHO = new MakerCharacter(
        "echo", List.of("echo-1", "echo-2"), DemoMarket.ALL, Reference.FAIR,
        List.of(new Level(400, 2_500), new Level(800, 2_500)), 40, 4 * SECOND, false, STEADY, 900);
    static final MakerCharacter OUTPOST_OF_MID = outpost(
        List.of(DemoMarket.SOL, DemoMarket.BTC), Reference.MID, new Level(10_300, 80_000), 1);
    static final MakerCharacter OUTPOST_OF_TOUCH = outpost(
        List.of(DemoMarket.BONK, DemoMarket.USDC), Reference.TOUCH, new Level(2_300, 80_000), 7);

    /** Every maker, in the order of the configuration; one that behaves in two ways has two entries in a row. */
    static final List<MakerCharacter> ALL = List.of(
        HARBOR, GRANITE, SWALLOW, WILLOW, OUTPOST_OF_MID, OUTPOST_OF_TOUCH, MOTE, FIREFLY, ECHO);

    private Roster()
    {
    }

    private static MakerCharacter fromFair(
        final String name,
        final int tolerancePercent,
        final long lookEveryNs,
        final Habit habit,
        final Level... levels)
    {
        return new MakerCharacter(
            name, List.of(name + "-1"), DemoMarket.ALL, Reference.FAIR, List.of(levels), tolerancePercent,
            lookEveryNs, false, habit, 0);
    }

    private static MakerCharacter outpost(
        final List<DemoMarket> markets, final Reference reference, final Level level, final int tolerancePercent)
    {
        return new MakerCharacter(
            "outpost", List.of("outpost-1"), markets, reference, List.of(level), tolerancePercent,
            5 * SECOND, true, STEADY, 0);
    }
}
