/**
 * Cold: a score result as files and as a table; the same result gives the same bytes on every machine.
 */
package io.leadline.scoring.output;
