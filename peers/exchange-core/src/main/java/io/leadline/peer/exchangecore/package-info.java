/**
 * Hot: a peer's books behind Leadline's events, called as directly as Leadline's own.
 */
package io.leadline.peer.exchangecore;
