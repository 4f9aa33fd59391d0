/**
 * Cold: what tallies come to for a market and its makers in one period, as exact fractions.
 */
package io.leadline.scoring.figure;
