/**
 * Cold: what decoding ITCH takes, beside another decoder and beside only walking over the same bytes.
 */
package io.leadline.bench.feed.itch;
