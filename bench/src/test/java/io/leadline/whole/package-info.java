/**
 * Cold: the whole way, from events in the text form through the real programs to the export table, held against the
 * naive model.
 */
package io.leadline.whole;
