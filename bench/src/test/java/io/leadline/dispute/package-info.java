/**
 * Cold: disputes over the demo's makers, whose traders are known to have done what is disputed.
 */
package io.leadline.dispute;
