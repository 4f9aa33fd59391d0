/** Hot: frames of a websocket on loopback into a feed's hands, beside the library that unpacks them alone. */
package io.leadline.bench.feed.websocket;
