/**
 * Cold: the simulated exchange of {@code leadline demo}. A matching engine that is not ours, eight makers of different
 * character, and a day of takers, written down as the event log of a real venue would be.
 */
package io.leadline.demo;
