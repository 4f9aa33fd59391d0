/**
 * Hot: what every feed adapter is made of. An adapter decodes a venue's own format into an
 * {@link io.leadline.event.EventSink}; each venue has a package of its own beneath this one, and
 * {@link io.leadline.feed.catalog} knows them all by name.
 */
package io.leadline.feed;
