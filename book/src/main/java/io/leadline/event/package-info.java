/**
 * Hot: the event log, owner-attributed order events stamped with the venue's own time.
 */
package io.leadline.event;
