/**
 * Cold: the table of the export as Parquet, a file for each day and market. The one place that knows Parquet's classes,
 * which are loaded when such an export begins and never before.
 */
package io.leadline.export.parquet;
