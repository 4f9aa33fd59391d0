/**
 * Cold: the files of a log as they lie on disk, read without the store that wrote them, so that nothing which somebody
 * did to their bytes can mislead it, stop it or bring it down.
 */
package io.leadline.proof.store;
