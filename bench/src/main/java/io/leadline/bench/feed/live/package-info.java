/** Cold: whole live feeds, from a venue at hand to an event log on disk, and what they take. */
package io.leadline.bench.feed.live;
