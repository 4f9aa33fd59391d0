/**
 * Cold: what is wrong with what a user gave us, all of it at once.
 */
package io.leadline.problem;
