/**
 * Hot: memory outside the heap, and what the tables of living orders are made of, whatever they are found by.
 */
package io.leadline.table;
