/**
 * Cold: what a venue hands to one maker as evidence, and how the maker checks it without the venue.
 */
package io.leadline.proof.bundle;
