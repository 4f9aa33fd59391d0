/**
 * Hot and cold: the sample instants. The sampler asks for them on its own thread, which neither hashes nor allocates;
 * the day keys behind random ones and their commitments are cold.
 */
package io.leadline.schedule;
