/**
 * Hot: the books of one feed in primitive arrays, total sizes by price and every tracked maker's resting orders.
 */
package io.leadline.book;
