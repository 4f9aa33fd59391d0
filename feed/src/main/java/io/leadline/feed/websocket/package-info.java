/**
 * Hot: venues' websocket streams onto lines. The library frames and masks; a connection that ends, is lost or falls
 * behind is begun anew here, and every end is put among the arrivals exactly once.
 */
package io.leadline.feed.websocket;
