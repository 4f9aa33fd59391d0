package io.leadline.feed.levels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Times in plain numbers: the venue's clock is some thousands ahead of the local one. */
class LocalClockTest
{
    private static final long TOLERANCE = 100;

    private final LocalClock clock = new LocalClock(TOLERANCE);

    @Test
    void shouldKnowNothingBeforeTheVenueHasTold()
    {
        clock.received(10);
        clock.passed(10);

        assertThat(clock.receivedVenueEpochNs()).isEqualTo(LocalClock.UNKNOWN);
        assertThat(clock.passedVenueEpochNs()).isEqualTo(LocalClock.UNKNOWN);
    }

    @Test
    void shouldGoWithReceiptsWhereNothingElseIsTold()
    {
        receive(10, 5_000);
        clock.received(40);

        assertThat(clock.passedVenueEpochNs()).isEqualTo(5_030);
    }

    @Test
    void shouldTakeTheFrameThatWasLeastOnItsWay()
    {
        receive(10, 5_000);
        receive(50, 5_060);
        receive(90, 5_030);

        assertThat(clock.receivedVenueEpochNs()).isEqualTo(5_100);
    }

    @Test
    void shouldPassNoTimeByReceiptsOnceItIsToldWhatHasPassed()
    {
        clock.passed(5);
        receive(10, 5_000);
        clock.received(9_000);
        assertThat(clock.passedVenueEpochNs()).isEqualTo(4_995);
        assertThat(clock.receivedVenueEpochNs()).isEqualTo(13_990);

        clock.passed(8_000);
        assertThat(clock.passedVenueEpochNs()).isEqualTo(12_990);
        clock.passed(7_000);
        assertThat(clock.passedVenueEpochNs()).isEqualTo(12_990);
    }

    @Test
    void shouldCountForNothingThatTheLocalClockOfARecordingJumps()
    {
        receive(10, 5_000);
        clock.received(100_000_000_000L);
        assertThat(clock.passedVenueEpochNs()).isEqualTo(5_000);
        clock.received(100_000_000_007L);
        clock.received(3);
        clock.received(4);

        assertThat(clock.passedVenueEpochNs()).isEqualTo(5_008);
    }

    @Test
    void shouldCountForNothingThatTheLocalClockJumpsWhereItIsToldWhatHasPassed()
    {
        final long jumpNs = 40_000_000_000L;
        clock.passed(5);
        receive(10, 5_000);
        clock.passed(jumpNs + 20);
        assertThat(clock.passedVenueEpochNs()).as("what passed comes first").isEqualTo(5_000);
        receive(jumpNs + 30, 5_020);
        clock.passed(jumpNs + 40);
        assertThat(clock.passedVenueEpochNs()).isEqualTo(5_030);

        receive(2 * jumpNs + 50, 5_040);
        clock.passed(jumpNs + 45);
        assertThat(clock.passedVenueEpochNs()).as("told before the jump").isLessThanOrEqualTo(5_035);
        clock.passed(2 * jumpNs + 60);
        assertThat(clock.passedVenueEpochNs()).isEqualTo(5_050);
    }

    @Test
    void shouldTakeWhatComesBehindAJumpForWhatCameWithIt()
    {
        clock.passed(5);
        clock.received(10);
        clock.passed(40_000_000_000L);
        clock.received(20);

        assertThat(clock.receivedEpochNs()).isEqualTo(10);
        assertThat(clock.passedEpochNs()).isEqualTo(10);
    }

    /** A silence that is as long as a jump hides what is on its way on other lines. */
    @Test
    void shouldPassNoTimeByTheFirstFrameBehindASilence()
    {
        final long silenceNs = 40_000_000_000L;
        clock.passed(5);
        receive(10, 5_000);
        receive(silenceNs + 10, silenceNs + 5_000);
        assertThat(clock.passedVenueEpochNs()).isEqualTo(4_995);
        clock.passed(silenceNs + 7);

        assertThat(clock.passedVenueEpochNs()).isEqualTo(silenceNs + 4_997);
    }

    @Test
    void shouldFollowTheVenueWhereItsClockGoesBack()
    {
        receive(10, 5_000);
        receive(20, 9_000);
        receive(30, 9_010 - TOLERANCE);
        assertThat(clock.passedVenueEpochNs()).as("late, not put back").isEqualTo(9_010);
        receive(40, 5_030);

        assertThat(clock.passedVenueEpochNs()).isEqualTo(5_030);
    }

    private void receive(final long receivedEpochNs, final long timeEpochNs)
    {
        clock.received(receivedEpochNs);
        clock.venue(timeEpochNs);
    }
}
