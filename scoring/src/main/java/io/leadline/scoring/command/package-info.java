/**
 * Cold: the verbs of the scoring side.
 */
package io.leadline.scoring.command;
