/**
 * Hot: what feeds of public books of levels have in common: updates that are chained by ids and joined with a snapshot
 * fetched apart, and streams put into one order by the venue's engine time. Knows no venue.
 */
package io.leadline.feed.levels;
