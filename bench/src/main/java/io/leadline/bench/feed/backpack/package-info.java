/** Hot: Backpack's public and private frames, decoded and joined, beside only reading them. */
package io.leadline.bench.feed.backpack;
