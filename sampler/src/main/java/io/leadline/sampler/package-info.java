/**
 * Hot: the sampler, a pure function of an event log and a configuration.
 */
package io.leadline.sampler;
