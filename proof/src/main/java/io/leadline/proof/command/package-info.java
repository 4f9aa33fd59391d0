/**
 * Cold: the verbs that prove a log, and settle what is said of it.
 */
package io.leadline.proof.command;
