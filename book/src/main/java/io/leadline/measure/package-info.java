/**
 * Hot: what is measured of a market at an instant, in ticks and lots, exact.
 */
package io.leadline.measure;
