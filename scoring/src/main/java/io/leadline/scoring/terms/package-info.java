/**
 * Cold: what a rule demands and how its numbers are formed, in sentences: what a reader of results checks them against.
 */
package io.leadline.scoring.terms;
