/**
 * Hot: what the tables of living orders are made of, whatever their orders are found by.
 */
package io.leadline.table;
