/**
 * Cold: the benches by name, and the commands that run and list them.
 */
package io.leadline.bench;
