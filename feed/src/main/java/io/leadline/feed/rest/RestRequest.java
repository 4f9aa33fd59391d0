package io.leadline.feed.rest;

import java.net.http.HttpRequest;

/** One thing to ask a venue for. Asked on a thread of the source's, never on two at once. */
public interface RestRequest
{
    /**
     * Built anew for each attempt, so that what is signed carries the time of its attempt. Asks for no encoding of the
     * body.
     */
    HttpRequest request();

    /** Stands in front of the answer's body among the arrivals, so that a decoder knows whose it is. */
    byte[] prefix();

    /** Stands behind it. */
    byte[] suffix();
}
