/**
 * Cold: what all verbs of the command line share: exit codes, messages, times, progress.
 */
package io.leadline.command;
