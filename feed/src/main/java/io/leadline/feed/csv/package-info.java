/**
 * Hot: the text form of order events, CSV for people, tests and foreign engines.
 */
package io.leadline.feed.csv;
