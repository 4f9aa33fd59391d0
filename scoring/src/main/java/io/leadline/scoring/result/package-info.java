/**
 * Cold: what a score run came to, as plain immutable records: what the files, the table and the report are made from.
 */
package io.leadline.scoring.result;
