/**
 * Cold: what the benches are fed with: flows of quotes, recorded levels, and the logs that they make, held in memory.
 */
package io.leadline.bench.flow;
