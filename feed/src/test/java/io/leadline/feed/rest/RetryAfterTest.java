package io.leadline.feed.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class RetryAfterTest
{
    private static final long NOW_EPOCH_NS =
        TimeUnit.SECONDS.toNanos(Instant.parse("2015-10-21T07:28:00Z").getEpochSecond());

    @Test
    void shouldReadSeconds()
    {
        assertThat(RetryAfter.waitNs("0", NOW_EPOCH_NS)).isZero();
        assertThat(RetryAfter.waitNs("120", NOW_EPOCH_NS)).isEqualTo(TimeUnit.SECONDS.toNanos(120));
    }

    @Test
    void shouldReadDates()
    {
        assertThat(RetryAfter.waitNs("Wed, 21 Oct 2015 07:28:30 GMT", NOW_EPOCH_NS))
            .isEqualTo(TimeUnit.SECONDS.toNanos(30));
        assertThat(RetryAfter.waitNs("Wed, 21 Oct 2015 07:27:30 GMT", NOW_EPOCH_NS)).isZero();
        assertThat(RetryAfter.waitNs("Mon, 01 Jan 0001 00:00:00 GMT", NOW_EPOCH_NS)).isZero();
    }

    @Test
    void shouldWaitForNoVenueForEver()
    {
        assertThat(RetryAfter.waitNs("999999", NOW_EPOCH_NS)).isEqualTo(RetryAfter.MAX_NS);
        assertThat(RetryAfter.waitNs("9".repeat(400), NOW_EPOCH_NS)).isEqualTo(RetryAfter.MAX_NS);
        assertThat(RetryAfter.waitNs("Fri, 21 Oct 2016 07:28:00 GMT", NOW_EPOCH_NS)).isEqualTo(RetryAfter.MAX_NS);
        assertThat(RetryAfter.waitNs("Fri, 31 Dec 9999 23:59:59 GMT", NOW_EPOCH_NS)).isEqualTo(RetryAfter.MAX_NS);
    }

    @Test
    void shouldTakeWhatItCannotReadForNothing()
    {
        assertThat(RetryAfter.waitNs("", NOW_EPOCH_NS)).isZero();
        assertThat(RetryAfter.waitNs("-5", NOW_EPOCH_NS)).isZero();
        assertThat(RetryAfter.waitNs("soon", NOW_EPOCH_NS)).isZero();
    }
}
