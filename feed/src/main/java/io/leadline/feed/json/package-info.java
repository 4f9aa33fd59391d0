/**
 * Hot: JSON text read where it lies, in a frame's bytes, without garbage. Knows no venue.
 */
package io.leadline.feed.json;
