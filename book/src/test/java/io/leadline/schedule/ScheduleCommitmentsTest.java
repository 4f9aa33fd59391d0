package io.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.leadline.config.Seed;
import io.leadline.schedule.ScheduleCommitments.Commitment;
import io.leadline.schedule.ScheduleCommitments.RevealedKey;

class ScheduleCommitmentsTest
{
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate SECOND = LocalDate.of(2026, 3, 2);
    private static final LocalDate AFTER = LocalDate.of(2026, 3, 3);

    private final ScheduleCommitments commitments = new ScheduleCommitments(new Seed(
        HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")));

    @Test
    void shouldCommitToEachDayWithoutTheLast()
    {
        assertThat(commitments.commitments(FIRST, AFTER)).containsExactly(
            new Commitment(FIRST, "5b5ec3ae4eed961f43178f3a4c635e722e9201fc26ba10740274ef3cc09b0825"),
            new Commitment(SECOND, "a4e27f0358696d9d01bfaa028429ad8cf8864a31cb6ed50c6572c003a8febdfe"));
    }

    @Test
    void shouldRevealKeysThatOpenTheirOwnDayOnly()
    {
        final List<Commitment> published = commitments.commitments(FIRST, AFTER);
        final List<RevealedKey> revealed = commitments.reveal(FIRST, AFTER);

        assertThat(revealed).containsExactly(
            new RevealedKey(FIRST, "7790dbdfd86f2700223317b5cf0e8e12c4c08e09d179ef588797fccb4eaf9846"),
            new RevealedKey(SECOND, "4e2fb1c6833653fc1794d865660ec18ac173f6c2694fc5a384fef74566b3a754"));
        assertThat(published.get(0).isOpenedBy(revealed.get(0).bytes())).isTrue();
        assertThat(published.get(1).isOpenedBy(revealed.get(1).bytes())).isTrue();
        assertThat(published.get(1).isOpenedBy(revealed.get(0).bytes())).isFalse();
    }

    @Test
    void shouldRefuseNoDaysAndTooMany()
    {
        assertThatThrownBy(() -> commitments.commitments(FIRST, FIRST))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("days out of range: from=2026-03-01 to=2026-03-01 limit=3660");
        assertThatThrownBy(() -> commitments.reveal(FIRST, LocalDate.of(2126, 3, 1)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("days out of range: from=2026-03-01 to=2126-03-01 limit=3660");
    }
}
