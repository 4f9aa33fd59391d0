/**
 * Cold: answers to requests that a feed's decoder makes beside its streams, among the arrivals. Knows no venue: those
 * who ask build the requests and read the answers.
 */
package io.leadline.feed.rest;
