/**
 * Hot: Backpack: the public book of levels, joined with the private order streams of the makers who are enrolled, all
 * by the matching engine's time.
 */
package io.leadline.feed.backpack;
