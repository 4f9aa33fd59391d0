/**
 * Cold: the report as a reader meets it, in a real browser without a network, wide and narrow, light and dark, on
 * paper. What is looked at is made by the verbs themselves from a simulated day and a simulated month.
 */
package io.leadline.browser;
