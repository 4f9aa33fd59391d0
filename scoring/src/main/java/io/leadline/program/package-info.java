/**
 * Cold: programs as data. A program file is read whole, strictly and with every problem at once, into records.
 */
package io.leadline.program;
