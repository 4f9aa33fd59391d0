/**
 * Cold: the salted tree over what a day's records say of each maker, so that one can be shown its own and nobody
 * else's.
 */
package io.leadline.proof.tree;
