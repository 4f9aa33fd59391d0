/**
 * Hot: benches of the hot path, each beside a baseline in the same run.
 */
package io.leadline.bench;
