/**
 * Cold: scores any number of programs in one pass over any number of snapshot logs.
 */
package io.leadline.scoring;
