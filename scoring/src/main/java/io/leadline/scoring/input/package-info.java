/**
 * Cold: what an operator adds to the logs: outages, volumes, rates, and the period to score.
 */
package io.leadline.scoring.input;
