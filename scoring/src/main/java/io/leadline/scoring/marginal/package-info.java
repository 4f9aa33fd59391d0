/**
 * Cold: what one maker would be paid if it alone had quoted a little more, a little nearer or a little longer.
 */
package io.leadline.scoring.marginal;
