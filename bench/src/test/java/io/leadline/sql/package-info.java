/**
 * Cold: the scores of some programs computed a second time, in SQL over the exported Parquet files and from the
 * published formulas alone, without a class that the first computation uses.
 */
package io.leadline.sql;
