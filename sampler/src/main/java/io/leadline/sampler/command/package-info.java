/**
 * Cold: the verbs on the way from a feed to a snapshot log.
 */
package io.leadline.sampler.command;
