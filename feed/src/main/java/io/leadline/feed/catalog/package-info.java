/**
 * Cold: all feeds by name.
 */
package io.leadline.feed.catalog;
